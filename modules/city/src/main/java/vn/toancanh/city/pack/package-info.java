/** What the gateway and the simulated city know of their pack: the catalogue, the rules behind it and the story's measures. */
@NullMarked
package vn.toancanh.city.pack;

import org.jspecify.annotations.NullMarked;
