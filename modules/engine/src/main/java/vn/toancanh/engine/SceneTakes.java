package vn.toancanh.engine;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.Change;
import vn.toancanh.core.change.ChangeBatch;
import vn.toancanh.core.command.Problem;
import vn.toancanh.core.model.Right;
import vn.toancanh.core.model.Session;
import vn.toancanh.core.model.WallState;
import vn.toancanh.core.port.GatewayException;
import vn.toancanh.core.port.GatewayException.Kind;
import vn.toancanh.core.state.CityReducer;
import vn.toancanh.core.state.CityState;

/**
 * Takes scenes to walls: now or not at all, so it passes by the outbox. Thread-safe; the call to the city runs on the
 * network's threads, what it says is put on the loop like any other word.
 */
final class SceneTakes {
    private final EngineParts parts;
    private final StateLoop loop;
    private final Supplier<UUID> ids = UUID::randomUUID;

    SceneTakes(EngineParts parts, StateLoop loop) {
        this.parts = parts;
        this.loop = loop;
    }

    CompletionStage<WallState> take(String wallId, String sceneId, @Nullable String caseId) {
        CompletableFuture<WallState> out = new CompletableFuture<>();
        CityState s = loop.state();
        GatewayException no = refusal(s, wallId);
        if (no != null) {
            out.completeExceptionally(no);
            return out;
        }
        WallState is = s.walls().get(wallId);
        long base = is == null ? 0 : is.version();
        parts.network().execute(() -> {
            try {
                WallState taken = parts.gateway().take(ids.get(), wallId, sceneId, caseId, base);
                // The stream brings it too; who took it should not wait for that.
                loop.urgent(() -> loop.update(now -> CityReducer.changes(
                        now, new ChangeBatch(now.cursor(), List.of(new Change.WallChanged(taken))))));
                out.complete(taken);
            } catch (GatewayException e) {
                out.completeExceptionally(e);
            } catch (RuntimeException | Error e) {
                out.completeExceptionally(e);
            }
        });
        return out;
    }

    private static @Nullable GatewayException refusal(CityState s, String wallId) {
        Session me = s.session();
        if (me == null) {
            return new GatewayException(Kind.UNAUTHORISED, "Nobody is signed in.");
        }
        if (!me.may(Right.WALL)) {
            return rejected("no-right", 403);
        }
        if (!s.link().isUp()) {
            return new GatewayException(Kind.REFUSED, "The link is gone; a scene is taken now or not at all.");
        }
        return s.catalogue().wall(wallId).isEmpty() ? rejected("no-such-wall", 404) : null;
    }

    private static GatewayException rejected(String code, int status) {
        return new GatewayException(
                Kind.REJECTED, "The take is refused: " + code, null, null, new Problem(code, status, ""));
    }
}
