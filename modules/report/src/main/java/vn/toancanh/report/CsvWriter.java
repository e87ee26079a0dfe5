package vn.toancanh.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import vn.toancanh.core.port.StoreException;
import vn.toancanh.core.text.Csv;

/** Writes rows for a spreadsheet: UTF-8 with the mark by which spreadsheets know it, no cell that runs. Stateless. */
public final class CsvWriter {
    private static final char MARK = '\uFEFF';
    private static final String END = "\r\n";
    private static final int MANY = 1_000;

    /**
     * Writes a new file, whole or not at all; what lies there under the name stays, and the new one gets a number.
     *
     * @param folder is made when it is not there
     * @param name without an ending; the caller's own words, no path
     * @param separator a comma or a semicolon
     * @return the file
     * @throws StoreException with the kind that can be told: FULL, READ_ONLY or OTHER
     */
    public Path write(List<List<String>> rows, char separator, Path folder, String name) throws StoreException {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("no plain name: " + name);
        }
        Path part = folder.resolve(name + ".csv.part");
        try {
            Files.createDirectories(folder);
            try {
                fill(rows, separator, part);
                return place(part, folder, name);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new StoreException(kind(e), "the export is not written: " + e, e);
        }
    }

    private static void fill(List<List<String>> rows, char separator, Path part) throws IOException {
        try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            out.write(MARK);
            for (List<String> row : rows) {
                out.write(Csv.row(row, separator));
                out.write(END);
            }
        }
    }

    private static Path place(Path part, Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".csv");
        for (int i = 2; Files.exists(file) && i < MANY; i++) {
            file = folder.resolve(name + "-" + i + ".csv");
        }
        try {
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            return Files.move(part, file);
        }
    }

    /** Java names a full disk in words alone. */
    static StoreException.Kind kind(Exception e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space") || said.contains("disk quota") || said.contains("not enough space")) {
            return StoreException.Kind.FULL;
        }
        boolean shut = e instanceof AccessDeniedException
                || e instanceof ReadOnlyFileSystemException
                || said.contains("read-only")
                || said.contains("not permitted");
        return shut ? StoreException.Kind.READ_ONLY : StoreException.Kind.OTHER;
    }
}
