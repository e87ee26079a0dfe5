package vn.toancanh.engine;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.port.CasePhotos;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.ImageCheck;
import vn.toancanh.core.port.ImageCheck.Look;
import vn.toancanh.core.port.PhotoCache;
import vn.toancanh.core.port.PhotoSpool;

/**
 * Photos of cases: our own from the spool, those of others from their copy or from the city, and what came from the city is kept,
 * so that what was seen once is there without a link too. A file whose hash is not the one that the case names is thrown away.
 * Thread-safe.
 */
public final class FetchedPhotos implements CasePhotos {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedPhotos.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Look NOT_HERE = new Look.Refused("not-here");

    /** Where files come from. */
    @FunctionalInterface
    public interface Source {
        /** Blocks. */
        byte[] download(String attachmentId) throws GatewayException;
    }

    private final Source city;
    private final PhotoSpool spool;
    private final PhotoCache cache;
    private final ImageCheck check;
    private final Executor worker;

    /** @param worker waits for the city, the disk and the decoding */
    public FetchedPhotos(Source city, PhotoSpool spool, PhotoCache cache, ImageCheck check, Executor worker) {
        this.city = city;
        this.spool = spool;
        this.cache = cache;
        this.check = check;
        this.worker = worker;
    }

    @Override
    public CompletionStage<Look> look(Attachment photo, int maxSide) {
        try {
            return CompletableFuture.supplyAsync(() -> now(photo, maxSide), worker);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(NOT_HERE); // the console ends
        }
    }

    private Look now(Attachment photo, int maxSide) {
        try {
            Look own = check.look(spool.fileOf(photo), maxSide);
            return own.equals(NOT_HERE) ? check.look(content(photo), maxSide) : own;
        } catch (GatewayException e) {
            LOG.info("a photo is not to be had: {}", e.getMessage());
            return new Look.Refused(
                    switch (e.kind()) {
                        case REJECTED -> "withheld";
                        case TOO_LARGE -> "too-large";
                        default -> "not-here"; // the photo itself may be well
                    });
        } catch (RuntimeException e) {
            LOG.warn("a photo cannot be shown", e);
            return new Look.Refused("unreadable");
        }
    }

    private byte[] content(Attachment photo) throws GatewayException {
        // A name from outside is no file name: only what a hash looks like is asked for.
        String hash = photo.sha256().toLowerCase(Locale.ROOT);
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("no hash: " + photo.id());
        }
        byte[] kept = cache.load(hash);
        if (kept != null && hash.equals(Sha256.hex(kept))) {
            return kept;
        }
        byte[] bytes = city.download(photo.id());
        if (!hash.equals(Sha256.hex(bytes))) {
            throw new IllegalArgumentException("the city sent another file than the case names: " + photo.id());
        }
        cache.save(hash, bytes); // or not, on a full disk: it is seen all the same
        return bytes;
    }
}
