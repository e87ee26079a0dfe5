package vn.toancanh.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import vn.toancanh.testkit.net.ScriptedServer.Request;
import vn.toancanh.wire.ContractSchemas;
import vn.toancanh.wire.Json;

/** Holds what the link sends against the contract: path, method, parameters, token and body. */
final class ContractRequests {
    static final ContractSchemas CONTRACT = new ContractSchemas();
    private static final Json JSON = new Json();

    private ContractRequests() {}

    static void check(Request r) throws Exception {
        if (r.method().equals("CONNECT")) {
            return; // meant for a proxy
        }
        String path = r.target().replaceAll("\\?.*", "").replaceFirst("^http://[^/]+", "");
        JsonNode item = null;
        var paths = CONTRACT.contract().path("paths").fields();
        while (paths.hasNext()) {
            var e = paths.next();
            if (path.matches(e.getKey().replaceAll("\\{\\w+}", "[^/]+"))) {
                item = e.getValue();
            }
        }
        assertThat(item).as("path " + path).isNotNull();
        JsonNode operation = item.path(r.method().toLowerCase(Locale.ROOT));
        assertThat(operation.isMissingNode()).as(r.method() + " " + path).isFalse();
        parameters(r, operation);
        boolean open = operation.path("security").isArray();
        assertThat(r.header("Authorization") != null)
                .as("a token exactly where one is wanted: " + path)
                .isEqualTo(!open);
        assertThat(r.header("Accept-Language")).isIn("vi", "en");
        assertThat(r.header("User-Agent")).startsWith("ToanCanh/");
        JsonNode json = operation.at("/requestBody/content/application~1json/schema/$ref");
        if (!json.isMissingNode()) {
            assertThat(r.header("Content-Type")).isEqualTo("application/json");
            String ref = json.asText();
            assertThat(CONTRACT.faults(ref.substring(ref.lastIndexOf('/') + 1), JSON.tree(r.body())))
                    .as("body of " + path)
                    .isEmpty();
        } else if (!operation.has("requestBody")) {
            assertThat(r.body()).isEmpty();
        }
    }

    private static void parameters(Request r, JsonNode operation) {
        Map<String, String> query = query(r.target());
        for (JsonNode named : operation.path("parameters")) {
            JsonNode p = named.has("$ref")
                    ? CONTRACT.contract().at(named.path("$ref").asText().substring(1))
                    : named;
            String name = p.path("name").asText();
            boolean inQuery = p.path("in").asText().equals("query");
            String value = inQuery ? query.remove(name) : r.header(name);
            if (p.path("required").asBoolean()) {
                assertThat(value).as(name + " of " + r.target()).isNotNull();
            }
            String ref = p.at("/schema/$ref").asText();
            if (value != null && !ref.isEmpty()) {
                assertThat(CONTRACT.faults(ref.substring(ref.lastIndexOf('/') + 1), JSON.tree((Object) value)))
                        .as(name + " = " + value)
                        .isEmpty();
            }
        }
        assertThat(query).as("parameters that the contract does not know").isEmpty();
    }

    private static Map<String, String> query(String target) {
        Map<String, String> all = new HashMap<>();
        int mark = target.indexOf('?');
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&")) {
                String[] kv = pair.split("=", 2);
                all.put(kv[0], URLDecoder.decode(kv[1], StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}
