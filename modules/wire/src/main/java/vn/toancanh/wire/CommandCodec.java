package vn.toancanh.wire;

import vn.toancanh.core.command.Command;

/**
 * The frozen bytes of a command. They are made once, kept in the outbox and sent unchanged at every try; they are canonical,
 * so freezing what was thawed gives the same bytes again and their hash names the command. Thread-safe.
 */
public final class CommandCodec {
    private final Json json;

    public CommandCodec(Json json) {
        this.json = json;
    }

    public byte[] freeze(Command command) {
        return json.bytes(command.on(null));
    }

    /** @throws WireException for bytes that are no command this version knows */
    public Command thaw(byte[] frozen) throws WireException {
        return json.read(frozen, Command.class);
    }
}
