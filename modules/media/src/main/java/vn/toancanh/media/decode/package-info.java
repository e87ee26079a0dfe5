/** What a session asks of a decoder, and what a decoder hands back. A child process or another library fits behind it. */
@NullMarked
package vn.toancanh.media.decode;

import org.jspecify.annotations.NullMarked;
