-- Data-protection keys: what one instance of the service signs or encrypts for a browser, every other reads.

CREATE TABLE protection_key (
  name TEXT NOT NULL PRIMARY KEY,
  -- As ASP.NET Core writes it; encrypted where the service was given a certificate.
  xml TEXT NOT NULL,
  made_at {whole} NOT NULL
);
