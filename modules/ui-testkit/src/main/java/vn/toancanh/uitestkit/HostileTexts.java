package vn.toancanh.uitestkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What a citizen can send, 64 KiB of each kind, before the sanitiser. */
public final class HostileTexts {
    private HostileTexts() {}

    /** By the name of their kind; the same at each call. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("plain", fill("Ngập nặng trước cổng trường Quốc Học. "));
        all.put("overrides", fill("\u202E") + "x");
        all.put("overrides in words", fill("ngập\u202E"));
        all.put("isolates", fill("\u2066a\u2067b"));
        all.put("marks", "a" + fill("\u0301"));
        all.put("marks everywhere", fill("a\u0301\u0302\u0303\u0304\u0305\u0306"));
        all.put("marks and hidden", "a" + fill("\u0301\u200B"));
        all.put("turns", fill("aא"));
        all.put("turns in words", fill("abc אבג "));
        all.put("digits in arabic", fill("م1"));
        all.put("hebrew", fill("שלום "));
        all.put("arabic", fill("السلام عليكم "));
        all.put("arabic joined", fill("م"));
        all.put("no spaces", fill("x"));
        all.put("newlines", fill("\n"));
        all.put("lines", fill("a\n"));
        all.put("tabs", fill("\t"));
        all.put("emoji", fill("👨\u200D👩\u200D👧"));
        all.put("scripts", fill("aक나あฐΩж"));
        all.put("indic", fill("क्षि"));
        all.put("thai", fill("กำลังน้ำท่วม"));
        all.put("one mark in a report", "a\u0326" + fill("Ngập nặng trước cổng trường Quốc Học. "));
        all.put("one of each", "a\u0326กאक🚒" + fill("Ngập nặng trước cổng trường Quốc Học. "));
        all.put("hebrew and marks", fill("ש\u05C1\u05B8a\u0326"));
        all.put("tags", fill("a\uDB40\uDC41"));
        Random dice = new Random(16);
        StringBuilder noise = new StringBuilder();
        while (noise.length() < 65_000) {
            noise.appendCodePoint(dice.nextInt(0x30000));
        }
        all.put("noise", noise.toString());
        return all;
    }

    private static String fill(String unit) {
        return unit.repeat((64 << 10) / unit.length());
    }
}
