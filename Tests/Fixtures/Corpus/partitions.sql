-- What partitions may have that their table does not give them. Runs on PostgreSQL 14 and later.

CREATE TABLE regions (code text PRIMARY KEY, name text NOT NULL);
CREATE TABLE people (id bigint PRIMARY KEY, region text REFERENCES regions, UNIQUE (region, id));

-- Two indexes that differ in nothing but their names, each with its own part in each partition.
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind text, size integer) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE INDEX events_by_kind ON events (kind);
CREATE INDEX events_kind_again ON events (kind);
-- The same but for the order, which the server overlooks when it looks for a part.
CREATE INDEX events_size ON events (size);
CREATE INDEX events_size_down ON events (size DESC NULLS LAST);
-- One that the partitions had before, under other names, in another order, and one that has nothing to do with it.
CREATE INDEX zulu ON events_2024 (id, kind);
CREATE INDEX alpha ON events_2025 (id, kind);
CREATE INDEX mike ON events_2025 (id, kind);
COMMENT ON INDEX mike IS 'Its own.';
CREATE INDEX events_id_kind ON ONLY events (id, kind);
CREATE INDEX events_id_kind_twin ON ONLY events (id, kind);
CREATE INDEX twin_of_2024 ON events_2024 (id, kind) WITH (fillfactor = 71);
CREATE INDEX twin_of_2025 ON events_2025 (id, kind);
CREATE INDEX twin_of_rest ON events_rest (id, kind);
CREATE INDEX part_of_rest ON events_rest (id, kind);
ALTER INDEX events_id_kind_twin ATTACH PARTITION twin_of_2024;
ALTER INDEX events_id_kind_twin ATTACH PARTITION twin_of_2025;
ALTER INDEX events_id_kind_twin ATTACH PARTITION twin_of_rest;
ALTER INDEX events_id_kind ATTACH PARTITION zulu;
ALTER INDEX events_id_kind ATTACH PARTITION alpha;
ALTER INDEX events_id_kind ATTACH PARTITION part_of_rest;
-- The names crosswise.
CREATE INDEX crossed_one ON ONLY events (lower(kind)) WHERE size > 0;
CREATE INDEX crossed_two ON ONLY events (lower(kind)) WHERE size > 0;
CREATE INDEX crossed_2024 ON events_2024 (lower(kind)) WHERE size > 0;
CREATE INDEX crossed_2024_too ON events_2024 (lower(kind)) WHERE size > 0;
CREATE INDEX events_rest_lower_idx ON events_rest (lower(kind)) WHERE size > 0;
CREATE INDEX events_rest_lower_idx1 ON events_rest (lower(kind)) WHERE size > 0;
CREATE INDEX events_2025_lower_idx1 ON events_2025 (lower(kind)) WHERE size > 0;
CREATE INDEX events_2025_lower_idx ON events_2025 (lower(kind)) WHERE size > 0;
ALTER INDEX crossed_two ATTACH PARTITION crossed_2024;
ALTER INDEX crossed_one ATTACH PARTITION crossed_2024_too;
ALTER INDEX crossed_two ATTACH PARTITION events_rest_lower_idx;
ALTER INDEX crossed_one ATTACH PARTITION events_rest_lower_idx1;
ALTER INDEX crossed_one ATTACH PARTITION events_2025_lower_idx;
ALTER INDEX crossed_two ATTACH PARTITION events_2025_lower_idx1;
-- Not valid: a partition has no part of it. One beside it that is the same and valid.
CREATE INDEX events_unfinished ON ONLY events (at, id);
CREATE INDEX unfinished_2024 ON events_2024 (at, id);
ALTER INDEX events_unfinished ATTACH PARTITION unfinished_2024;
CREATE INDEX events_finished ON events (at, id);
-- By one part of it the table is clustered.
CREATE INDEX events_clustered ON events (size, id);
ALTER TABLE events_2025 CLUSTER ON events_2025_size_id_idx;
CREATE INDEX events_not_clustered ON events (size, id);
COMMENT ON INDEX events_by_kind IS 'Of the table.';
COMMENT ON INDEX events_2024_kind_idx IS 'Of a partition.';

-- Partitions in partitions, at three levels.
CREATE TABLE sales (id bigint NOT NULL, country text NOT NULL, day date NOT NULL, person bigint, amount numeric(10,2) NOT NULL)
    PARTITION BY LIST (country);
CREATE TABLE sales_dk PARTITION OF sales FOR VALUES IN ('DK') PARTITION BY RANGE (day);
CREATE TABLE sales_dk_old PARTITION OF sales_dk FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
CREATE TABLE sales_dk_new PARTITION OF sales_dk FOR VALUES FROM ('2025-01-01') TO (MAXVALUE) PARTITION BY HASH (id);
CREATE TABLE sales_dk_new_0 PARTITION OF sales_dk_new FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE sales_dk_new_1 PARTITION OF sales_dk_new FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE sales_rest PARTITION OF sales DEFAULT;
CREATE INDEX leaf_days ON sales_dk_new_0 (day);
CREATE INDEX middle_days ON sales_dk_new (day);
CREATE INDEX all_days ON sales (day);
CREATE INDEX all_days_twin ON sales (day);
-- Of a partition that is divided itself, and in it of one of its partitions.
CREATE INDEX only_in_dk ON sales_dk (amount);
CREATE INDEX only_in_dk_twin ON sales_dk (amount);
CREATE INDEX only_in_one ON sales_dk_new_1 (amount);
-- Not valid at the middle level.
CREATE INDEX middle_unfinished ON ONLY sales_dk (person, amount);
-- Keys that partitions alone have.
ALTER TABLE sales_dk_old ADD CONSTRAINT old_sales PRIMARY KEY (id);
ALTER TABLE sales_dk_new ADD CONSTRAINT new_sales UNIQUE (id, day);
ALTER TABLE sales_rest ADD UNIQUE (id);
COMMENT ON CONSTRAINT old_sales ON sales_dk_old IS 'Alone.';

-- Keys with parts that have names of their own.
CREATE TABLE visits (id bigint, day date, place text, next bigint, next_day date) PARTITION BY RANGE (day);
CREATE TABLE visits_old (id bigint NOT NULL, day date NOT NULL, place text, next bigint, next_day date, CONSTRAINT visits_pkey PRIMARY KEY (id, day));
ALTER TABLE visits_old RENAME CONSTRAINT visits_pkey TO visits_2024_pkey;
ALTER TABLE visits ADD CONSTRAINT visits_key PRIMARY KEY (id, day);
ALTER TABLE visits ADD CONSTRAINT visits_first UNIQUE (place, day);
ALTER TABLE visits ADD CONSTRAINT visits_second UNIQUE (place, day);
ALTER TABLE visits_old ADD CONSTRAINT second_of_old UNIQUE (place, day);
ALTER TABLE visits_old ADD CONSTRAINT first_of_old UNIQUE (place, day);
ALTER TABLE visits ATTACH PARTITION visits_old FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE visits_2024 PARTITION OF visits FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY RANGE (day);
CREATE TABLE visits_2024_home PARTITION OF visits_2024 FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
ALTER TABLE visits_rest RENAME CONSTRAINT visits_rest_place_day_key TO for_a_moment;
ALTER TABLE visits_rest RENAME CONSTRAINT visits_rest_place_day_key1 TO visits_rest_place_day_key;
ALTER TABLE visits_rest RENAME CONSTRAINT for_a_moment TO visits_rest_place_day_key1;
ALTER TABLE visits_2024_home RENAME CONSTRAINT visits_2024_home_pkey TO home_key;
ALTER TABLE visits ADD CONSTRAINT visits_next FOREIGN KEY (next, next_day) REFERENCES visits;
-- Not valid: a partition has no part of it.
ALTER TABLE ONLY visits ADD CONSTRAINT visits_unfinished UNIQUE (next, day);

-- Foreign keys, checks and other things that partitions alone have.
CREATE TABLE letters (id bigint NOT NULL, sender bigint, receiver bigint, region text DEFAULT 'here', note text, weight integer)
    PARTITION BY LIST (region);
ALTER TABLE letters ADD CONSTRAINT letters_sender FOREIGN KEY (sender) REFERENCES people ON DELETE CASCADE;
CREATE TABLE letters_here PARTITION OF letters FOR VALUES IN ('here', 'near');
CREATE TABLE letters_far PARTITION OF letters FOR VALUES IN ('far') PARTITION BY HASH (id);
CREATE TABLE letters_far_0 PARTITION OF letters_far FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE letters_far_1 PARTITION OF letters_far FOR VALUES WITH (MODULUS 2, REMAINDER 1);
ALTER TABLE letters_here ADD FOREIGN KEY (region) REFERENCES regions ON UPDATE CASCADE;
ALTER TABLE letters_here ADD CONSTRAINT to_people FOREIGN KEY (receiver) REFERENCES people (id)
    ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE letters_here ADD CONSTRAINT both_ways FOREIGN KEY (region, receiver) REFERENCES people (region, id) MATCH FULL;
ALTER TABLE letters_far ADD CONSTRAINT far_receiver FOREIGN KEY (receiver) REFERENCES people;
ALTER TABLE letters_far_0 ADD CONSTRAINT far_sender FOREIGN KEY (sender) REFERENCES people ON DELETE RESTRICT NOT VALID;
COMMENT ON CONSTRAINT to_people ON letters_here IS 'Who gets it.';
-- To a table that refers back to the whole.
ALTER TABLE letters ADD UNIQUE (id, region);
CREATE TABLE stamps (id bigint PRIMARY KEY, letter bigint, letter_region text, FOREIGN KEY (letter, letter_region) REFERENCES letters (id, region));
ALTER TABLE letters_here ADD CONSTRAINT here_stamp FOREIGN KEY (weight) REFERENCES people (id);
ALTER TABLE letters_here ADD CONSTRAINT stamp FOREIGN KEY (receiver) REFERENCES stamps;
-- To a partition.
ALTER TABLE sales_rest ADD CONSTRAINT to_a_partition FOREIGN KEY (person) REFERENCES sales_dk_old (id);
ALTER TABLE letters_here ADD CONSTRAINT light CHECK (weight < 20);
ALTER TABLE letters_far ADD CONSTRAINT heavy CHECK (weight >= 20);
ALTER TABLE letters_far_1 ADD CONSTRAINT checked_later CHECK (note <> '') NOT VALID;
COMMENT ON CONSTRAINT light ON letters_here IS 'Light ones.';
ALTER TABLE letters_here ALTER note SET NOT NULL;
ALTER TABLE letters_here ALTER note SET DEFAULT 'none';
ALTER TABLE letters_far_0 ALTER region DROP DEFAULT;
ALTER TABLE letters_here SET (fillfactor = 80, autovacuum_enabled = false);
ALTER TABLE letters_here ADD CONSTRAINT apart EXCLUDE USING btree (id WITH =);
CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER stop_here BEFORE INSERT ON letters_here FOR EACH ROW EXECUTE FUNCTION stop();
CREATE TRIGGER stop_everywhere AFTER INSERT ON letters FOR EACH ROW EXECUTE FUNCTION stop();
ALTER TABLE letters_far_0 ENABLE ROW LEVEL SECURITY;
CREATE STATISTICS here_statistics ON region, weight FROM letters_here;
COMMENT ON TABLE letters_here IS 'Those from here.';
COMMENT ON COLUMN letters_here.note IS 'What stands on it.';

-- A partition that is kept as text, of a table with equal indexes.
CREATE TABLE parcels (id bigint NOT NULL, region text, size integer) PARTITION BY LIST (region);
CREATE TABLE parcels_odd (size integer, region text, id bigint NOT NULL);
CREATE INDEX odd_second ON parcels_odd (size);
CREATE INDEX odd_first ON parcels_odd (size);
CREATE INDEX odd_third ON parcels_odd (size);
CREATE INDEX parcels_first ON ONLY parcels (size);
CREATE INDEX parcels_second ON ONLY parcels (size);
ALTER TABLE parcels ATTACH PARTITION parcels_odd FOR VALUES IN ('odd');
CREATE TABLE parcels_even PARTITION OF parcels FOR VALUES IN ('even');
CREATE TABLE zones (id bigint PRIMARY KEY);
ALTER TABLE parcels_odd ADD CONSTRAINT odd_zone FOREIGN KEY (id) REFERENCES zones ON DELETE CASCADE;
