/** What a sale's bundle says of itself, so that it can be checked without Ringrätt too. */
export const saleReadMe = `One sale's evidence from Ringrätt

  ringratt verify BUNDLE.zip

says whether everything here holds, or names the first place that does not. It needs no connection.

By hand:

  sale/sale.json       What was sold to whom, the consumer's answer, mails with their delivery, deadlines, what the
                       rules find. Canonical JSON (RFC 8785).
  sale/events.ndjson   What was done, one event a line as its chain in the audit trail holds it. The SHA-256 of a line
                       without its line feed is the event's hash.
  sale/seals.ndjson    The same hashes, as they were kept beside the events.
  documents/           The written offer and the contract, byte for byte as they were mailed.
  recordings/          The calls' recordings, where whoever made the bundle may hear them.
  manifest.json        Every other file with its size and SHA-256.
  manifest.sig         The Ed25519 signature, in Base64, over the bytes of manifest.json.
  public-key.pem       Its key. Compare its fingerprint with the one that the portal shows.
`;
