package vn.toancanh.wire.message;

import java.util.List;
import vn.toancanh.core.model.Actor;
import vn.toancanh.core.model.Right;

/** Answer of {@code POST /sign-in}. The token is a secret and not part of {@link #toString()}. */
public record SignInAnswer(String token, Actor actor, List<Right> rights) {
    public SignInAnswer {
        rights = List.copyOf(rights);
    }

    @Override
    public String toString() {
        return "SignInAnswer[" + actor.personId() + ", " + rights + "]";
    }
}
