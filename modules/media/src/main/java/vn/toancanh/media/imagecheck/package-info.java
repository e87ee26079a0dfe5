/**
 * Photos from citizens, decoded in a process of their own: a bomb or a hole in a decoder takes that process and nothing
 * else. The head is read here first; what comes back is small, plain pixels.
 */
@NullMarked
package vn.toancanh.media.imagecheck;

import org.jspecify.annotations.NullMarked;
