/**
 * Addresses in citizens' words, the same on every station: beside the words stands the host that each really leads to, and
 * nothing opens before a person was asked. Start with {@link vn.toancanh.uikit.links.LinksBox}.
 */
@NullMarked
package vn.toancanh.uikit.links;

import org.jspecify.annotations.NullMarked;
