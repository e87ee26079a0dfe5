package vn.toancanh.core.change;

import java.util.Collection;
import vn.toancanh.core.model.Case;

/**
 * What the open cases of a city boil down to at one cursor: whoever holds the same has the same digest. It finds what no
 * cursor can: a change that was lost on either side without a gap.
 *
 * @param cases how many are open
 * @param hash exclusive or of a mix of each one's id and version, so that order does not matter
 */
public record CityDigest(Cursor cursor, int cases, long hash) {
    /** The digest of those among the cases that are open. Pure; takes any order. */
    public static CityDigest of(Cursor cursor, Collection<Case> all) {
        int n = 0;
        long hash = 0;
        for (Case c : all) {
            if (c.state().isOpen()) {
                n++;
                hash ^= mix(c.id(), c.version());
            }
        }
        return new CityDigest(cursor, n, hash);
    }

    /** Whether both hold the same; only to be asked of digests at the same cursor. */
    public boolean agrees(CityDigest other) {
        return cases == other.cases && hash == other.hash;
    }

    /** FNV-1a over id and version, finished like SplitMix64 so that near values differ in all bits. */
    private static long mix(String id, long version) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            h = (h ^ id.charAt(i)) * 0x100000001b3L;
        }
        h = (h ^ version) * 0x100000001b3L;
        h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
        h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
        return h ^ (h >>> 31);
    }
}
