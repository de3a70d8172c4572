/* The frame's few movements: focus on "/", side menu on narrow screens, lock after idle time. */
(function () {
  "use strict";
  document.addEventListener("keydown", function (e) {
    var tag = (e.target.tagName || "").toLowerCase();
    var typing = tag === "input" || tag === "textarea" || tag === "select" || e.target.isContentEditable;
    if (e.key === "/" && !typing && !e.ctrlKey && !e.metaKey) {
      var search = document.querySelector("[data-search], .top input[type=search], .top input[type=text]");
      if (search) { e.preventDefault(); search.focus(); }
    }
    if (e.key === "Escape") { document.body.classList.remove("side-open"); }
  });
  var toggle = document.querySelector(".side-toggle");
  if (toggle) {
    toggle.addEventListener("click", function () { document.body.classList.toggle("side-open"); });
  }

  var lock = document.getElementById("lock");
  if (!lock) { return; }
  var limit = Number(lock.getAttribute("data-idle-minutes")) * 60000;
  var last = Date.now();
  function touch() { if (lock.hidden) { last = Date.now(); } }
  ["pointerdown", "keydown", "wheel", "touchstart"].forEach(function (kind) {
    document.addEventListener(kind, touch, { passive: true });
  });
  function close() {
    lock.hidden = false;
    document.body.classList.add("locked");
    var button = lock.querySelector("button");
    if (button) { button.focus(); }
  }
  setInterval(function () { if (lock.hidden && Date.now() - last > limit) { close(); } }, 5000);
  document.addEventListener("shouwen:lock", close);
})();
