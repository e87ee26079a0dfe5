package vn.toancanh.uikit.links;

import java.util.function.BiConsumer;
import vn.toancanh.uikit.FxBridge;
import vn.toancanh.uikit.i18n.Messages;
import vn.toancanh.uikit.sheet.SheetHost;

/**
 * What the links of a station stand on.
 *
 * @param says tells the person one sentence; true where it is a warning
 */
public record LinkDesk(
        Messages words, FxBridge bridge, SheetHost sheets, LinkPorts ports, BiConsumer<String, Boolean> says) {}
