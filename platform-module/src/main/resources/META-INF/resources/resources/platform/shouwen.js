/*
 * The frame's few movements: keys, side menu on narrow screens, columns to choose, a warning before typed words are lost,
 * lock after idle time. What is remembered in the browser are columns and panels by number, nothing about anybody else.
 */
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
    if (e.key === "?" && !typing && keys && !keys.open) { e.preventDefault(); keys.showModal(); }
    var free = !typing && !e.ctrlKey && !e.metaKey && !e.altKey && !e.target.closest(".lock, dialog[open], .ui-dialog");
    var begin = free && document.querySelector('[aria-keyshortcuts="' + CSS.escape(e.key) + '"]');
    if (begin) { e.preventDefault(); begin.click(); }
    if ((e.key === "ArrowDown" || e.key === "ArrowUp") && e.target.matches("a, [name=chosen-row]")) { besideInTable(e); }
  });

  var keys = document.getElementById("keys");
  document.querySelectorAll(".keys-help").forEach(function (button) {
    button.addEventListener("click", function () { keys.showModal(); });
  });

  /* From a link or a check box in a row to the same one in the next. */
  function besideInTable(e) {
    var cell = e.target.closest("td");
    var row = cell && cell.closest("tr");
    var next = row && (e.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling);
    var kind = e.target.matches("a") ? "a" : "[name=chosen-row]";
    var link = next && next.cells[cell.cellIndex] && next.cells[cell.cellIndex].querySelector(kind);
    if (link) { e.preventDefault(); link.focus(); }
  }

  var words = document.body.dataset;
  function remembered(name) {
    return "shouwen." + words.staff + "." + window.location.pathname + "." + name;
  }
  function recall(name) {
    try { return JSON.parse(window.localStorage.getItem(remembered(name))); } catch (e) { return null; }
  }
  function remember(name, value) {
    try { window.localStorage.setItem(remembered(name), JSON.stringify(value)); } catch (e) { /* then not */ }
  }

  /* Tables with many columns: which are shown. The first says which row it is, and stays. */
  var sheet = window.CSSStyleSheet && "replaceSync" in CSSStyleSheet.prototype ? new CSSStyleSheet() : null;
  if (sheet) { document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet); }
  var hidden = {};
  function hide() {
    var rules = "";
    Object.keys(hidden).forEach(function (id) {
      hidden[id].forEach(function (n) {
        var table = "#" + CSS.escape(id) + " table > ";
        rules += table + "thead > tr > th:nth-child(" + n + "), " + table + "tbody > tr > td:nth-child(" + n
          + "):not([colspan]) { display: none; }\n";
      });
    });
    sheet.replaceSync(rules);
  }
  function dress() {
    if (!sheet || !words.staff) { return; }
    document.querySelectorAll(".ui-datatable[id]").forEach(function (table) {
      var heads = table.querySelectorAll("thead > tr:first-child > th");
      if (heads.length < 6 || table.previousElementSibling && table.previousElementSibling.matches(".table-tools")) {
        return;
      }
      hidden[table.id] = recall(table.id) || [];
      var tools = document.createElement("div");
      tools.className = "table-tools";
      var details = document.createElement("details");
      var summary = document.createElement("summary");
      summary.title = words.columns;
      summary.setAttribute("aria-label", words.columns);
      var icon = document.createElement("i");
      icon.className = "pi pi-sliders-v";
      icon.setAttribute("aria-hidden", "true");
      summary.append(icon);
      var choices = document.createElement("div");
      choices.className = "card";
      heads.forEach(function (head, i) {
        var text = head.textContent.trim();
        if (i === 0 || !text) { return; }
        var label = document.createElement("label");
        var box = document.createElement("input");
        box.type = "checkbox";
        box.checked = hidden[table.id].indexOf(i + 1) < 0;
        box.addEventListener("change", function () {
          hidden[table.id] = hidden[table.id].filter(function (n) { return n !== i + 1; })
            .concat(box.checked ? [] : [i + 1]);
          remember(table.id, hidden[table.id]);
          hide();
        });
        label.append(box, " " + text);
        choices.append(label);
      });
      details.append(summary, choices);
      tools.append(details);
      table.before(tools);
    });
    hide();
  }
  dress();
  document.addEventListener("click", function (e) {
    document.querySelectorAll(".table-tools details[open]").forEach(function (open) {
      if (!open.contains(e.target)) { open.open = false; }
    });
  });

  /* Rows ticked in a list: what can be done to them is shown once there are some. */
  function countChosen() {
    document.querySelectorAll(".choose-rows").forEach(function (bar) {
      var boxes = document.querySelectorAll("[name=chosen-row]");
      var chosen = document.querySelectorAll("[name=chosen-row]:checked").length;
      bar.hidden = boxes.length === 0;
      bar.querySelector(".chosen-acts").hidden = chosen === 0;
      bar.querySelector(".chosen-count").textContent = chosen;
      var all = bar.querySelector(".choose-all");
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    });
  }
  document.addEventListener("change", function (e) {
    if (e.target.matches(".choose-all")) {
      document.querySelectorAll("[name=chosen-row]").forEach(function (box) { box.checked = e.target.checked; });
    }
    countChosen();
  });
  countChosen();

  /* The panel at the right can be put away, on this page. */
  var columns = document.querySelector(".columns");
  var context = columns && columns.querySelector(":scope > aside, :scope > .context");
  var away = document.querySelector(".context-toggle");
  if (context && away && context.textContent.trim()) {
    var put = function (closed) {
      columns.classList.toggle("context-closed", closed);
      away.setAttribute("aria-expanded", String(!closed));
    };
    away.hidden = false;
    put(recall("context") === "closed");
    away.addEventListener("click", function () {
      var closed = !columns.classList.contains("context-closed");
      put(closed);
      remember("context", closed ? "closed" : "open");
    });
  }

  /* Words that were typed and not sent: the browser asks before they are lost. */
  var typed = false;
  document.addEventListener("input", function (e) {
    var form = e.target.form;
    if (form && form.method === "post" && !form.matches(".top-search") && !e.target.closest(".toolbar, .ui-datatable, .ui-selectonemenu-panel")
        && e.target.matches("textarea, input[type=text], input[type=number], input:not([type])")) {
      typed = true;
    }
  });
  document.addEventListener("submit", function () { typed = false; });
  window.addEventListener("beforeunload", function (e) { if (typed) { e.preventDefault(); e.returnValue = ""; } });
  if (window.jQuery) {
    window.jQuery(document).on("pfAjaxComplete", function (event, xhr) {
      if (!document.querySelector(".ui-message-error, .ui-messages-error")) { typed = false; }
      dress();
      countChosen();
    });
  }
  var toggle = document.querySelector(".side-toggle");
  if (toggle) {
    toggle.addEventListener("click", function () { document.body.classList.toggle("side-open"); });
  }

  window.shouwen = {
    /* After an act, or a dialog: what was refused in it is over, and whoever works by keyboard goes on where they were, or in
       the page where that is gone. With the answer of an act itself, messages stay. */
    goOn: function (answer) {
      var messages = document.getElementById("messages");
      if (messages && !answer) { messages.replaceChildren(); }
      setTimeout(function () {
        if (document.activeElement === document.body) { document.getElementById("content").focus(); }
      }, 150);
    }
  };

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
