package vn.toancanh.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.toancanh.core.port.SettingsStore;

/** The system's browser, for an address that a person was asked about. Stateless. */
final class Browser {
    /** Setting of the workstation: {@code off} where nobody shall leave the console. */
    static final String SETTING = "browser";

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    static boolean isAllowed(SettingsStore settings) {
        return settings.get(SETTING).filter("off"::equalsIgnoreCase).isEmpty();
    }

    /**
     * Whether an address is one that may be handed to another program: https, a host, no user name, and nothing but the ASCII
     * of an address, so that no program takes a part of it for an option.
     */
    static boolean isPlain(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.toString().chars().allMatch(ch -> ch > ' ' && ch < 0x7f && ch != '"' && ch != '\\');
    }

    /** Starts the browser; false when the address is refused or no program was there. Never throws. */
    static boolean open(URI address) {
        if (!isPlain(address)) {
            return false;
        }
        try {
            new ProcessBuilder(command(System.getProperty("os.name", ""), address))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            LOG.info("no program to open an address: {}", e.getMessage());
            return false;
        }
    }

    static List<String> command(String system, URI address) {
        String os = system.toLowerCase(Locale.ROOT);
        return os.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
                : List.of(os.contains("mac") ? "open" : "xdg-open", address.toString());
    }
}
