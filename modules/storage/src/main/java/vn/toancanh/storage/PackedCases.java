package vn.toancanh.storage;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import vn.toancanh.core.model.Case;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/**
 * Cases as they lie in the cache: their JSON, deflated with a dictionary of what most of them say, so that a million of them fit
 * the budget. Thread-safe.
 */
final class PackedCases {
    /** Larger ones are not ours: a row is at most what the gateway may answer. */
    private static final int MAX_BYTES = 16 << 20;

    /** What is frequent stands late. Never changed but with the version of the schema. */
    private static final byte[] WORDS = """
            "alert":{"backToNormal":false,"occurrence":1,"sourceId":"","threshold":0.0,"unit":"mm/h","value":0.0},\
            "duplicateOf":"","shelvedUntil":"","sop":{"checked":[{"at":"","byName":"","step":1}],"sopId":"",\
            "version":1},"attachments":[{"id":"","mime":"image/jpeg","name":"","sha256":"","size":1}],\
            "dispatches":[{"at":"","byName":"","callSign":"","resourceId":"","state":"on-scene","unitId":""}],\
            "state":"en-route","state":"sent","state":"done","timeline":[{"args":[""],"at":"","author":"","id":"",\
            "kind":"unit-answer"},"kind":"attachment"},"kind":"note"},"kind":"step"},"kind":"priority"},\
            "kind":"breach"},"kind":"dispatched"},"kind":"assigned"},"kind":"acknowledged"},"kind":"accepted"},\
            "kind":"resolved"},"kind":"closed"},"kind":"received"}],"deadlines":[{"due":"20","met":"20",\
            "step":"accept"},{"due":"20","step":"on-site"},{"due":"20","step":"resolve"}],Z",\
            "operatorId":"operator-","operatorName":"","unitId":"","state":"new","state":"verifying",\
            "state":"routed","state":"in-progress","state":"resolved","priority":"p1","priority":"p2",\
            "priority":"p4","kind":"alert","kind":"incident","channel":"sensor","channel":"hotline","channel":"app",\
            "categoryId":"",\
            "wardId":" phường đường thành phố Nguyễn Trần Lê Phan Hoàng người nước không của và có trên tại "{"attachments":[],\
            "categoryId":"","channel":"","code":"","deadlines":[],"dispatches":[],"id":"","kind":"report",\
            "place":{"address":"Đường ","point":{"lat":1,"lon":10},"wardId":""},"priority":"p3",\
            "receivedAt":"202-0T00:00:00Z","sensitive":false,"serviceId":"","state":"closed","text":"","timeline":[],\
            "title":"","updatedAt":"202-0T00:00:00Z","version":1}\
            """.getBytes(StandardCharsets.UTF_8);

    private final Json json;
    private final Packing packing = new Packing(WORDS, MAX_BYTES);

    PackedCases(Json json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException for a case that has no JSON */
    byte[] pack(Case c) {
        return packing.pack(json.bytes(c));
    }

    /** @throws WireException for what nobody of us has packed */
    Case read(byte[] row) throws WireException {
        try {
            return json.read(packing.unpack(row), Case.class);
        } catch (DataFormatException e) {
            throw new WireException("The row of a case is not what was written.", e);
        }
    }
}
