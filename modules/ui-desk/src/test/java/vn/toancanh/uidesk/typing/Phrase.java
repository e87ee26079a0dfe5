package vn.toancanh.uidesk.typing;

import java.util.ArrayList;
import java.util.List;

/** Words, and the keys that a person presses for them in Telex and in VNI. */
record Phrase(String text, String telex, String vni) {
    static final Phrase FLOOD = new Phrase("ngập nước", "ngaapj nuowcs", "nga6p5 nuo7c1");
    static final Phrase ROAD = new Phrase("Đường Nguyễn Hữu", "DDuwowngf Nguyeenx Huwux", "D9u7o7ng2 Nguye6n4 Hu7u4");
    static final Phrase TREE = new Phrase("cây đổ chắn lối", "caay ddoor chawns loois", "ca6y d9o63 cha8n1 lo6i1");
    static final List<Phrase> ALL = List.of(FLOOD, ROAD, TREE);

    static final Phrase WORD = new Phrase("đường", "dduowngf", "d9uo7ng2");
    static final Phrase NEXT = new Phrase("nước", "nuowcs", "nuo7c1");

    /** The names of the keys. */
    List<String> keys(String method) {
        List<String> out = new ArrayList<>();
        (method.equals("VNI") ? vni : telex).chars().forEach(c -> out.add(c == ' ' ? "space" : Character.toString(c)));
        return out;
    }

    /** The keys, then more keys. */
    List<String> then(String method, String... more) {
        List<String> out = keys(method);
        out.addAll(List.of(more));
        return out;
    }
}
