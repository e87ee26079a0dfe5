package vn.toancanh.wire.pack;

import java.util.List;

/**
 * What the gateway has to know of a category besides what everybody sees.
 *
 * @param anyService the case takes the service of what it is about, where that is known
 * @param handOver public numbers that get the case by voice at once; the console does not dispatch instead of them
 * @param neverMerge duplicates are linked only
 * @param neverPause the clock runs always
 */
public record CategoryRules(
        String categoryId, boolean anyService, List<String> handOver, boolean neverMerge, boolean neverPause) {
    public CategoryRules {
        handOver = List.copyOf(handOver);
    }
}
