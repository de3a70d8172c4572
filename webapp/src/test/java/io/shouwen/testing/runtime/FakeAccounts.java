package io.shouwen.testing.runtime;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import io.shouwen.platform.access.ModuleCatalogue;
import io.shouwen.platform.access.PermissionDefinition;
import io.shouwen.platform.access.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keycloak's administration interface as the access review uses it: accounts, their roles, second factors and sessions. A
 * test sets accounts with {@code PUT /test/accounts/{id}}, reads them back with {@code GET}, and lets the interface fail
 * with {@code PUT /test/administration}.
 */
final class FakeAccounts {

    static final String READER = "reader-token";
    static final String CHANGER = "changer-token";

    private static final String ADMIN = "/admin/realms/shouwen/";

    private final Map<String, Map<String, Object>> accounts = new ConcurrentHashMap<>();
    private volatile boolean away;

    /** A token for a service account, by client id and secret; null where they do not fit. */
    String token(Map<String, String> asked) {
        String client = asked.getOrDefault("client_id", "");
        if (!(client + "-secret").equals(asked.get("client_secret"))) {
            return null;
        }
        return client.equals("shouwen-review-reader")
                ? READER
                : client.equals("shouwen-review-changer") ? CHANGER : null;
    }

    /** False where the path is not of this part. */
    boolean handle(HttpExchange exchange, String path) throws IOException, ParseException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        if (path.equals("/test/administration")) {
            away = Boolean.TRUE.equals(JSONObjectUtils.parse(body).get("away"));
            answer(exchange, 200, "{}");
            return true;
        }
        if (path.startsWith("/test/accounts/")) {
            String id = path.substring("/test/accounts/".length());
            if (method.equals("PUT")) {
                accounts.put(id, new LinkedHashMap<>(JSONObjectUtils.parse(body)));
            } else if (method.equals("DELETE")) {
                accounts.remove(id);
            }
            answer(exchange, 200, JSONObjectUtils.toJSONString(accounts.getOrDefault(id, Map.of())));
            return true;
        }
        if (!path.startsWith(ADMIN)) {
            return false;
        }
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean changes = !method.equals("GET");
        if (away) {
            answer(exchange, 503, "{\"error\":\"away\"}");
        } else if (!bearer.equals("Bearer " + READER) && !bearer.equals("Bearer " + CHANGER)) {
            answer(exchange, 401, "{\"error\":\"no token\"}");
        } else if (changes && !bearer.equals("Bearer " + CHANGER)) {
            answer(exchange, 403, "{\"error\":\"the reader changes nothing\"}");
        } else {
            administer(exchange, method, path.substring(ADMIN.length()).split("/"), body);
        }
        return true;
    }

    private void administer(HttpExchange exchange, String method, String[] path, String body)
            throws IOException, ParseException {
        if (path[0].equals("events")) {
            answer(exchange, 200, "[]");
            return;
        }
        // The reader alone may see the client of the permissions, and the realm's roles.
        boolean reads = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .equals("Bearer " + READER);
        if (path[0].equals("roles")) {
            answer(
                    exchange,
                    reads ? 200 : 403,
                    reads ? permissions(bundle(path[1])) : "{\"error\":\"HTTP 403 Forbidden\"}");
            return;
        }
        if (path.length == 1) {
            int first = query(exchange, "first");
            int max = query(exchange, "max");
            answer(
                    exchange,
                    200,
                    json(accounts.keySet().stream()
                            .sorted()
                            .skip(first)
                            .limit(max)
                            .map(this::user)
                            .toList()));
            return;
        }
        Map<String, Object> account = accounts.get(path[1]);
        if (account == null) {
            answer(exchange, 404, "{\"error\":\"User not found\"}");
            return;
        }
        if (path.length > 4
                && path[3].equals("clients")
                && method.equals("GET")
                && !reads
                && !path[path.length - 1].equals("available")) {
            answer(exchange, 403, "{\"error\":\"HTTP 403 Forbidden\"}");
            return;
        }
        if (path.length > 4 && path[3].equals("clients")) {
            permissions(exchange, method, account, path.length == 5 ? "" : path[5], body);
            return;
        }
        String part = path.length == 2 ? "" : path[path.length - 1];
        switch (part) {
            case "" -> {
                if (method.equals("PUT")) {
                    account.put("enabled", JSONObjectUtils.parse(body).get("enabled"));
                    answer(exchange, 204, null);
                } else {
                    answer(exchange, 200, JSONObjectUtils.toJSONString(user(path[1])));
                }
            }
            case "credentials" ->
                answer(
                        exchange,
                        200,
                        json(Boolean.TRUE.equals(account.get("otp")) ? List.of(Map.of("type", "otp")) : List.of()));
            case "sessions" ->
                answer(
                        exchange,
                        200,
                        json(texts(account, "sessions").stream()
                                .map(id -> Map.of("id", id))
                                .toList()));
            case "logout" -> {
                account.put("sessions", List.of());
                answer(exchange, 204, null);
            }
            case "composite" -> {
                List<String> all = new ArrayList<>(texts(account, "roles"));
                all.addAll(texts(account, "groupRoles"));
                all.add("default-roles-shouwen");
                answer(exchange, 200, roles(all));
            }
            case "available" -> answer(exchange, 200, roles(texts(account, "available")));
            case "realm" -> {
                List<String> held = new ArrayList<>(texts(account, "roles"));
                for (Object role : body.isBlank() ? List.of() : JSONArrayUtils.parse(body)) {
                    String name = String.valueOf(((Map<?, ?>) role).get("name"));
                    boolean added = method.equals("POST") ? held.add(name) : held.remove(name);
                    if (!added) {
                        throw new IllegalStateException("nothing to remove: " + name);
                    }
                }
                account.put("roles", held);
                answer(exchange, method.equals("GET") ? 200 : 204, method.equals("GET") ? roles(held) : null);
            }
            default -> answer(exchange, 404, "{\"error\":\"no such part: " + part + "\"}");
        }
    }

    private static void permissions(
            HttpExchange exchange, String method, Map<String, Object> account, String part, String body)
            throws IOException, ParseException {
        List<String> direct = new ArrayList<>(texts(account, "permissions"));
        if (!method.equals("GET")) {
            for (Object role : JSONArrayUtils.parse(body)) {
                String name = String.valueOf(((Map<?, ?>) role).get("name"));
                if (method.equals("POST") ? !direct.add(name) : !direct.remove(name)) {
                    throw new IllegalStateException("nothing to remove: " + name);
                }
            }
            account.put("permissions", direct);
            answer(exchange, 204, null);
            return;
        }
        Set<String> effective = new TreeSet<>(direct);
        effective.addAll(texts(account, "groupPermissions"));
        texts(account, "roles").forEach(role -> effective.addAll(bundle(role)));
        Set<String> available = new TreeSet<>();
        for (Role role : Role.values()) {
            available.addAll(bundle(role.realmName()));
        }
        available.removeAll(direct);
        answer(
                exchange,
                200,
                permissions(
                        switch (part) {
                            case "composite" -> effective;
                            case "available" -> available;
                            default -> direct;
                        }));
    }

    /** As the realm is generated: what the catalogues bundle. */
    private static Set<String> bundle(String role) {
        return ModuleCatalogue.all().stream()
                .flatMap(catalogue -> catalogue.permissions().stream())
                .filter(permission -> permission.roles().stream()
                        .anyMatch(one -> one.realmName().equals(role)))
                .map(PermissionDefinition::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String permissions(Collection<String> names) {
        return json(names.stream()
                .map(name -> Map.of("id", "id-" + name, "name", name, "clientRole", true, "containerId", "c-shouwen"))
                .toList());
    }

    private Map<String, Object> user(String id) {
        Map<String, Object> account = accounts.get(id);
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", id);
        user.put("username", "u-" + id);
        user.put("enabled", account.get("enabled"));
        user.put("newerMember", "passed over");
        if (account.get("name") != null) {
            user.put("firstName", account.get("name"));
        }
        if (account.get("staff") != null) {
            user.put(
                    "attributes",
                    Map.of("staff_number", List.of(account.get("staff")), "department", List.of("service")));
        }
        return user;
    }

    private static String roles(List<String> names) {
        return json(names.stream()
                .map(name -> Map.of("id", "id-" + name, "name", name))
                .toList());
    }

    private static String json(List<?> list) {
        return JSONArrayUtils.toJSONString(list);
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Map<String, Object> account, String member) {
        return (List<String>) account.getOrDefault(member, List.of());
    }

    private static int query(HttpExchange exchange, String name) {
        for (String pair : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
            if (pair.startsWith(name + "=")) {
                return Integer.parseInt(pair.substring(name.length() + 1));
            }
        }
        return 0;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (json == null) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
