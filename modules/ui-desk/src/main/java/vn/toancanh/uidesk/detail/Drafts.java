package vn.toancanh.uidesk.detail;

import java.util.HashMap;
import java.util.Map;

/**
 * Notes that are written but not kept yet, one per case: choosing another case, another workspace or another language
 * loses no word. Confined to the JavaFX thread.
 */
public final class Drafts {
    private final Map<String, String> texts = new HashMap<>();

    public String of(String caseId) {
        return texts.getOrDefault(caseId, "");
    }

    public void keep(String caseId, String text) {
        if (text.isBlank()) {
            texts.remove(caseId);
        } else {
            texts.put(caseId, text);
        }
    }
}
