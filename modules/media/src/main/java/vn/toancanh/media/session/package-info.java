/** One camera's stream over time: when it is opened, live, stale or waiting to be tried again. Times and chance are injected, so the rules run in tests without a stream. */
@NullMarked
package vn.toancanh.media.session;

import org.jspecify.annotations.NullMarked;
