/**
 * What the first bytes of a picture say about it, read without decoding anything. A picture of a few kilobytes can claim
 * gigabytes of pixels; whoever decodes asks here first.
 */
@NullMarked
package vn.toancanh.core.picture;

import org.jspecify.annotations.NullMarked;
