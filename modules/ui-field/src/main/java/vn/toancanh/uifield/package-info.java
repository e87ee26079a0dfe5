/**
 * The station of a field officer on a laptop: my cases with the nearest first, the map, contacts, the outbox, big buttons. It
 * works from the cache without a link, and says "saved here" until the city has answered.
 */
package vn.toancanh.uifield;
