package vn.toancanh.app.photo;

import java.nio.file.Path;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.PhotoSpool;
import vn.toancanh.core.port.StoreException;

/** A spool in which nothing lies. */
record NoSpool(Path folder) implements PhotoSpool {
    @Override
    public Attachment keep(Path file, String name) throws StoreException {
        throw new StoreException(StoreException.Kind.READ_ONLY, "nothing is kept here");
    }

    @Override
    public Attachment keep(byte[] content, String name) throws StoreException {
        throw new StoreException(StoreException.Kind.READ_ONLY, "nothing is kept here");
    }

    @Override
    public Path fileOf(Attachment attachment) {
        return folder.resolve("none");
    }
}
