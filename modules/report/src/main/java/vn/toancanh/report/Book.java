package vn.toancanh.report;

import java.util.List;

/**
 * What is to stand on paper, in the language of the reader.
 *
 * @param title at the top of the first page
 * @param stamp when it was made and how fresh it is; at the foot of every page
 * @param cut what stands at the end of a book that was too long and ends there
 */
public record Book(String title, String stamp, String cut, List<Section> sections) {
    public Book {
        sections = List.copyOf(sections);
    }

    /** A heading with its entries; without any, {@code empty} stands there. */
    public record Section(String heading, String empty, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /** A line in bold and the lines below it; kept on one page where it fits on one. */
    public record Entry(String head, List<String> lines) {
        public Entry {
            lines = List.copyOf(lines);
        }
    }
}
