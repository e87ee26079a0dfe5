/**
 * City packs: reads the folder of a city into records, checks every file against its schema and the files against each
 * other, and says in one sentence what is wrong where. What is sound still comes through.
 */
@NullMarked
package vn.toancanh.wire.pack;

import org.jspecify.annotations.NullMarked;
