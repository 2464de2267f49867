/** A certificate that no authority signed, with its key, for a server that must not be trusted. Made with openssl for this purpose alone; good until 2126. */

/** As `node:https` takes it. */
export const SELF_SIGNED = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxnzQbzmhpICjaD9s
BGWnHooABD2ioQdspylb5YZ/wzOhRANCAATYAMD0Q+Hyb8RIBycWNzEDQH7KPJh3
DOoAV/g+zkfgq7PVfffTihDmVSM1gDz3IN1efqtbYxWeimAOa7OPqnNl
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBiTCCAS+gAwIBAgIUFAqWg/Q5iA9kfa9PvdshWefna/AwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwObm9ib2R5LmV4YW1wbGUwIBcNMjYxMTI4MjIxNDA0WhgPMjEy
NjExMDQyMjE0MDRaMBkxFzAVBgNVBAMMDm5vYm9keS5leGFtcGxlMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAE2ADA9EPh8m/ESAcnFjcxA0B+yjyYdwzqAFf4Ps5H
4Kuz1X3304oQ5lUjNYA89yDdXn6rW2MVnopgDmuzj6pzZaNTMFEwHQYDVR0OBBYE
FIKbuYVJwyxgqEHdB4oOrczzHqfqMB8GA1UdIwQYMBaAFIKbuYVJwyxgqEHdB4oO
rczzHqfqMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgSWZimrez
YE35wXwqHpAqvIy4bvu7R5I2j7kX8Yi95gsCIQCkniakYqd6jra7EBXKUxNhZV1n
muS4aUyaQqY16tkZsg==
-----END CERTIFICATE-----`,
}
