-- Who may come to the desk. A user is never taken out, so that his name stays his.

CREATE TABLE desk_user (
  -- Folded to lower case, and what is kept of who did something.
  name TEXT NOT NULL PRIMARY KEY,
  display_name TEXT NOT NULL,
  -- With spaces between.
  roles TEXT NOT NULL,
  -- Slow and salted; null: he has chosen none yet.
  password_hash TEXT,
  -- Changes with the password, the roles and when he is switched off or on: a session of another stamp is over.
  stamp TEXT NOT NULL,
  made_at {whole} NOT NULL,
  made_by TEXT NOT NULL,
  password_at {whole},
  -- Null: he may come in.
  disabled_at {whole},
  disabled_by TEXT
);

-- By the name that the column of teams has.
CREATE TABLE team (
  name TEXT NOT NULL PRIMARY KEY,
  made_at {whole} NOT NULL,
  made_by TEXT NOT NULL
);

CREATE TABLE team_member (
  team TEXT NOT NULL,
  user_name TEXT NOT NULL,
  PRIMARY KEY (team, user_name)
);

-- By which a password is chosen, once. Only the hash of what the link holds is kept.
CREATE TABLE one_time_link (
  hash {bytes} NOT NULL PRIMARY KEY,
  -- Null: whoever has it makes the first user.
  user_name TEXT,
  made_at {whole} NOT NULL,
  made_by TEXT NOT NULL,
  expires_at {whole} NOT NULL,
  used_at {whole},
  -- Of the request that used it: of two at the same time one.
  used_by TEXT
);

CREATE INDEX one_time_link_user ON one_time_link (user_name);

-- Wrong passwords in a row, by the hash of the name that was given, whether there is such a user or not.
CREATE TABLE sign_in_failure (
  name_hash {bytes} NOT NULL PRIMARY KEY,
  failures {whole} NOT NULL,
  at {whole} NOT NULL,
  locked_until {whole}
);

CREATE INDEX sign_in_failure_at ON sign_in_failure (at);
