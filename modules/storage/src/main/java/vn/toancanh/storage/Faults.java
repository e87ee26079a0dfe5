package vn.toancanh.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;
import vn.toancanh.core.port.StoreException;

/** Says in the words of the ports what SQLite and the file system complained about. Stateless. */
final class Faults {
    private Faults() {}

    static StoreException of(String doing, SQLException e) {
        return new StoreException(kind(e), doing + ": " + e.getMessage(), e);
    }

    static StoreException of(String doing, IOException e) {
        return new StoreException(kind(e), doing + ": " + e.getMessage(), e);
    }

    /** The primary code is the low byte; extended codes only say it more precisely. */
    private static StoreException.Kind kind(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return StoreException.Kind.FULL;
        } else if (primary == SQLiteErrorCode.SQLITE_READONLY.code || primary == SQLiteErrorCode.SQLITE_PERM.code) {
            return StoreException.Kind.READ_ONLY;
        } else if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return StoreException.Kind.CORRUPT;
        } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return StoreException.Kind.LOCKED;
        }
        return primary == SQLiteErrorCode.SQLITE_ERROR.code && isAboutTheSchema(String.valueOf(e.getMessage()))
                ? StoreException.Kind.CORRUPT
                : StoreException.Kind.OTHER;
    }

    /** Our statements fit our files: where a name is not found, or found where it must not be, the file is broken. */
    private static boolean isAboutTheSchema(String message) {
        return message.contains("no such table")
                || message.contains("no such column")
                || message.contains("has no column named")
                || message.contains("already exists")
                || message.contains("duplicate column name")
                || message.contains("malformed database schema");
    }

    static StoreException.Kind kind(IOException e) {
        if (e instanceof AccessDeniedException) {
            return StoreException.Kind.READ_ONLY;
        }
        // The JDK hands on the system's sentence and no number; these are the ones of Linux, macOS and Windows.
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded")) {
            return StoreException.Kind.FULL;
        }
        if (text.contains("read-only file system") || text.contains("write protected")) {
            return StoreException.Kind.READ_ONLY;
        }
        return StoreException.Kind.OTHER;
    }

    static StoreException of(String doing, ReadOnlyFileSystemException e) {
        return new StoreException(StoreException.Kind.READ_ONLY, doing + ": read-only file system", e);
    }
}
