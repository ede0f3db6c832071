/** What a bundle says of itself, so that it can be checked without Ringrätt too. */
export const readMe = `Evidence from Ringrätt

  ringratt verify BUNDLE.zip

says whether everything here holds, or names the first place that does not. It needs no connection.

By hand:

  chains/*/events.ndjson       One event a line, in the order in which they were committed. A line is canonical
                               JSON (RFC 8785) and ends with a line feed. The SHA-256 of a line without its line
                               feed is the event's hash. It is what the next line names as "previous".
  chains/*/seals.ndjson        The same hashes, as they were kept beside the events.
  chains/*/checkpoints.ndjson  Hashes that were signed at an instant (Ed25519). What is signed is the canonical
                               JSON of at, chain, hash, position, tenant and "v":1.
  manifest.json                Every other file with its size and SHA-256, and each chain's first and last event.
  manifest.sig                 The Ed25519 signature, in Base64, over the bytes of manifest.json.
  public-key.pem               The key of both. Compare its fingerprint with the one that the portal shows.

Phone numbers stand here as keyed hashes alone ("number:..."). That a consumer's number has been erased from the
installation since changes nothing in a chain.
`;
