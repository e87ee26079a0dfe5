package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.text.Folding;
import vn.toancanh.core.text.Sanitiser;

class TextTest {
    @Test
    void foldingFindsVietnameseWithoutMarks() {
        assertThat(Folding.fold("Đường Nguyễn Sinh Cung ngập hơn nửa bánh xe"))
                .isEqualTo("duong nguyen sinh cung ngap hon nua banh xe");
        assertThat(Folding.fold("ẴẶỢ ð Ð")).isEqualTo("aao d d");
    }

    /** What Unicode says, letter by letter; {@link Folding} knows it by heart. */
    @Test
    void foldingIsThatOfUnicodeForEveryLetter() {
        for (int cp = 0; cp <= 0xFFFF; cp++) {
            String letter = Character.toString(cp);
            String plain = Normalizer.normalize(letter, Normalizer.Form.NFD)
                    .replaceAll("\\p{Mn}", "")
                    .replaceAll("[đĐðÐ]", "d")
                    .toLowerCase(java.util.Locale.ROOT);
            assertThat(Folding.fold(letter)).as("U+%04X", cp).isEqualTo(plain);
        }
        assertThat(Folding.fold("Ngập Ω ẵ")).isEqualTo("ngap ω a");
    }

    @Test
    void exactTonesRankAboveFoldedOnes() {
        assertThat(Folding.match("đường", "Đường Lê Duẩn")).isEqualTo(2);
        assertThat(Folding.match("duong", "Đường Lê Duẩn")).isEqualTo(1);
        assertThat(Folding.match("duong", "duong le duan")).isEqualTo(2);
        assertThat(Folding.match("nguyễn sinh cung", "nguyen sinh cung nuoc len roi"))
                .isEqualTo(1);
        assertThat(Folding.match("cầu rồng", "Cây đổ")).isZero();
        assertThat(Folding.match(Normalizer.normalize("đường", Normalizer.Form.NFD), "Đường Lê Duẩn"))
                .as("both ways of composing a letter")
                .isEqualTo(2);
    }

    @Test
    void directionOverridesAndStackedMarksGo() {
        assertThat(Sanitiser.clean("\u202Egnp.exe\u2066", 100)).isEqualTo("gnp.exe");
        String zalgo = "a" + "\u0301".repeat(50);
        assertThat(Normalizer.normalize(Sanitiser.clean(zalgo, 100), Normalizer.Form.NFD))
                .as("a letter and four marks")
                .hasSizeLessThanOrEqualTo(5);
        assertThat(Sanitiser.clean("Cháy nhà\u0000\uD800!", 100)).isEqualTo("Cháy nhà!");
    }

    @Test
    void vietnameseComesThroughUntouched() {
        String all = "Đường ngập ẵ ậ ợ ữ ỷ, 45 cm\nchợ Vỹ Dạ 😭";
        assertThat(Sanitiser.clean(all, 200)).isEqualTo(all);
        assertThat(Sanitiser.clean(Normalizer.normalize(all, Normalizer.Form.NFD), 200))
                .isEqualTo(all);
        assertThat(Sanitiser.line(all, 200)).doesNotContain("\n");
    }

    @Test
    void longTextIsCutAtAWholeLetter() {
        assertThat(Sanitiser.clean("ngập".repeat(1_000), 10)).hasSize(10).endsWith("…");
        assertThat(Sanitiser.clean("abc😭😭😭", 5)).isEqualTo("abc…");
    }
}
