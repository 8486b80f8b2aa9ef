import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Keys, checks, indexes and partitions as PostgreSQL alone has them, made and undone.
@Suite struct PostgreSQLPartsTests {
    private static let header = "schema Test { databases: [postgresql(14)] }\n"

    @Test func tablesNameTheirIndexes() throws {
        try Migration(
            Self.header + """
                table Full as fulls @replicaIdentity(full) @clusterOn(fulls_pkey) { id: Int64 @primaryKey }
                table Nothing as nothings @replicaIdentity(nothing) { id: Int64 @primaryKey }
                table Key as keys @replicaIdentity(index: keys_code_key) @clusterOn(keys_low) {
                    id: Int64 @primaryKey
                    code: String @unique
                    text: String
                    index(sql("lower(text)")) as keys_low
                }
                table Index as indexes @replicaIdentity(index: indexes_code) @clusterOn(indexes_code) {
                    id: Int64 @primaryKey
                    code: String
                    unique(code) as indexes_code using btree
                }
                materialized view Codes as codes uses Key @clusterOn(codes_code_idx) { code: String unique(code) } = sql "select code from keys"
                """
        ).onPostgreSQL(holds: ["table public.fulls", "index public.keys_low", "index public.indexes_code"]) {
            connection in
            let identities = try connection.query(
                "SELECT relname, relreplident FROM pg_class WHERE relkind = 'r' AND relreplident <> 'd' AND relnamespace = 'public'::regnamespace ORDER BY 1"
            )
            #expect(identities.rows == [["fulls", "f"], ["indexes", "i"], ["keys", "i"], ["nothings", "n"]])
            let indexes = try connection.query(
                "SELECT indexrelid::regclass, indisreplident, indisclustered FROM pg_index WHERE indisreplident OR indisclustered ORDER BY 1::text"
            )
            #expect(
                Set(indexes.rows) == [
                    ["fulls_pkey", "f", "t"], ["keys_code_key", "t", "f"], ["keys_low", "f", "t"],
                    ["indexes_code", "t", "t"], ["codes_code_idx", "f", "t"],
                ])
        }
    }

    @Test func partitions() throws {
        try Migration(
            Self.header + """
                table Event as events {
                    id: Int64
                    createdAt: Timestamp
                    region: String(2)
                    name: String?
                    primaryKey(id, createdAt, region)
                    index(name)
                    partition by range(createdAt) {
                        spring as events_spring from ("2025-03-01") to ("2025-06-01")
                        summer as events_summer from ("2025-06-01T02:00:00+02:00") to (maxvalue) {
                            index(region) as events_summer_region
                            check shortName: length(name) < 100
                            partition by list(region) {
                                north as events_summer_north in ["DK", "N'"]
                                other as events_summer_other default
                            }
                        }
                        earlier as events_earlier default
                    }
                }
                table Click as clicks {
                    id: Int64
                    primaryKey(id)
                    partition by hash(id) {
                        even as clicks_even modulus 2 remainder 0
                        odd as clicks_odd modulus 2 remainder 1
                    }
                }
                table Log as logs {
                    at: Timestamp
                    line: String
                    partition by range(at) managed externally
                }
                """
        ).onPostgreSQL(holds: [
            "partitioned table public.events by RANGE (created_at)",
            "table public.events_spring partition FOR VALUES FROM ('2025-03-01 00:00:00+00') TO ('2025-06-01 00:00:00+00')",
            "partitioned table public.events_summer by LIST (region)", "index public.events_summer_region",
            "table public.events_summer_north partition FOR VALUES IN ('DK', 'N''')", "table public.clicks_odd",
            "constraint public.events_summer.events_summer_short_name_check CHECK", "partitioned table public.logs",
        ])
    }

    @Test func partsOfIndexesAndKeys() throws {
        try Migration(
            Self.header + """
                table Event as events {
                    id: Int64
                    at: LocalDate
                    kind: String?
                    before: Int64?
                    beforeAt: LocalDate?
                    primaryKey(id, at)
                    unique(kind, at) as first_key
                    unique(kind, at) as second_key
                    foreignKey(before, beforeAt) as events_before references Event
                    index(kind) as one
                    index(kind) as two
                    partition by range(at) {
                        spring as spring from ("2025-03-01") to ("2025-06-01") {
                            /// Of the key.
                            primaryKey(id, at) as spring_key @partOf(events_pkey)
                            unique(kind, at) as spring_first @partOf(first_key)
                            index(kind) as spring_two @partOf(two)
                            index(kind) as spring_one @partOf(one)
                            index(kind) as spring_alone
                        }
                        rest as rest default {
                            unique(kind, at) as rest_second @partOf(second_key)
                            unique(id, at, kind) as rest_all
                            index(kind) as rest_one @partOf(one)
                            index(before) as rest_before
                            partition by range(at) {
                                inner as inner_rest from (minvalue) to ("2025-03-01") {
                                    index(kind) as inner_one @partOf(rest_one)
                                    index(kind) as inner_two @partOf(two)
                                    unique(id, at, kind) as inner_all @partOf(rest_all)
                                    index(before) as inner_before @partOf(rest_before)
                                }
                            }
                        }
                    }
                }
                """
        ).onPostgreSQL { connection in
            let parts = try connection.query(
                """
                SELECT inhrelid::regclass || ' of ' || inhparent::regclass FROM pg_inherits JOIN pg_index ON inhrelid = indexrelid
                ORDER BY 1
                """
            ).rows.compactMap { $0[0] }
            #expect(
                parts == [
                    "inner_all of rest_all", "inner_before of rest_before", "inner_one of rest_one",
                    "inner_rest_kind_at_key of rest_kind_at_key", "inner_rest_kind_at_key1 of rest_second",
                    "inner_rest_pkey of rest_pkey", "inner_two of rest_kind_idx", "rest_kind_at_key of first_key",
                    "rest_kind_idx of two", "rest_one of one", "rest_pkey of events_pkey",
                    "rest_second of second_key", "spring_first of first_key", "spring_key of events_pkey",
                    "spring_kind_at_key of second_key", "spring_one of one", "spring_two of two",
                ])
        }
    }

    @Test func constraintsOfPartitionsAlone() throws {
        try Migration(
            Self.header + """
                table Letter as letters {
                    id: Int64
                    region: String
                    receiver: Int64?
                    sender: Int64?
                    unique(id, region)
                    partition by list(region) {
                        here as letters_here in ["here"] {
                            foreignKey(receiver) references Person @onDelete(setNull) @deferrable
                            foreignKey(sender, region) as to_address references Address @matchFull
                            /// Not looked at.
                            foreignKey(sender) as later references Person @notValid
                            exclude using btree (id with "=") as apart where id > 0
                        }
                        far as letters_far default {
                            foreignKey(receiver) as far_receiver references Person(id)
                            partition by hash(id) {
                                even as letters_even modulus 2 remainder 0 {
                                    foreignKey(id, region) as to_itself references Letter(id, region)
                                }
                            }
                        }
                    }
                }
                table Address as addresses {
                    person: Person.ID
                    region: String
                    letter: Int64?
                    primaryKey(person, region)
                    foreignKey(letter, region) as addresses_letter references Letter(id, region)
                }
                table Person as people { id: Int64 @primaryKey }
                """
        ).onPostgreSQL(holds: [
            "constraint public.letters_here.letters_here_receiver_fkey FOREIGN KEY (receiver) REFERENCES public.people(id) ON DELETE SET NULL DEFERRABLE",
            "constraint public.letters_here.to_address FOREIGN KEY (sender, region) REFERENCES public.addresses(person, region) MATCH FULL",
            "constraint public.letters_here.later FOREIGN KEY (sender) REFERENCES public.people(id) NOT VALID",
            "constraint public.letters_here.apart EXCLUDE USING btree (id WITH =) WHERE ((id > 0))",
            "constraint public.letters_far.far_receiver FOREIGN KEY (receiver) REFERENCES public.people(id)",
            "constraint public.letters_even.to_itself FOREIGN KEY (id, region) REFERENCES public.letters(id, region)",
        ])
    }

    @Test(.needs(extensions: "btree_gist", "citext")) func constraintsOfEveryKind() throws {
        try Migration(
            Self.header + """
                extension btree_gist
                extension citext
                enum Level @storage(check) { low, high as "it's high" }
                table Room as rooms @with(fillfactor: 70) {
                    tenant: Int32
                    number: Int32
                    level: Level = .low
                    name: Citext @collate("C")
                    note: String?
                    primaryKey(tenant, number) include(note)
                    unique(name) include(note) @deferrable(initially: deferred)
                    check lowNumbers: number < 100 @notValid
                    check here: tenant > 0 @noInherit
                    check namePattern: matches(name, "^[a-z']+$")
                }
                table Reservation as reservations @unlogged {
                    id: Int64 @primaryKey @identity
                    tenant: Int32?
                    room: Int32?
                    during: Range<Timestamp>
                    isCancelled: Bool = false
                    foreignKey(tenant, room) as reservations_room references Room(tenant, number) @matchFull @onDelete(setNull) @onUpdate(cascade) @deferrable
                    foreignKey(tenant, room) as reservations_room_unchecked references Room @notValid
                    exclude using gist (room with "=", during with "&&") as no_overlap where !isCancelled @deferrable
                }
                """
        ).onPostgreSQL(
            holds: [
                "extension btree_gist",
                "constraint public.rooms.rooms_pkey PRIMARY KEY (tenant, number) INCLUDE (note)",
                "constraint public.rooms.rooms_name_key UNIQUE (name) INCLUDE (note) DEFERRABLE INITIALLY DEFERRED",
                "constraint public.rooms.rooms_low_numbers_check CHECK ((number < 100)) NOT VALID",
                "constraint public.rooms.rooms_here_check CHECK ((tenant > 0)) NO INHERIT",
                "constraint public.rooms.rooms_level_enum_check CHECK",
                "constraint public.reservations.reservations_room FOREIGN KEY (tenant, room) REFERENCES public.rooms(tenant, number) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE",
                "constraint public.reservations.reservations_room_unchecked",
                "constraint public.reservations.no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((NOT is_cancelled)) DEFERRABLE",
            ])
    }

    @Test func indexesOfEveryKind() throws {
        try Migration(
            Self.header + """
                table Post as posts {
                    id: Int64 @primaryKey @identity
                    slug: String(200) @index
                    tags: [String] = [] @index(using: gin)
                    title: String
                    createdAt: Timestamp = now() @index(as: posts_newest, desc: true)
                    isPublished: Bool = false
                    views: Int32 = 0
                    index(isPublished, createdAt desc nullsLast)
                    index(lower(title), views + 1 desc) as posts_title_lower
                    index(slug ops("text_pattern_ops")) as posts_slug_prefix
                    index(title collate("C")) as posts_title_c
                    index(createdAt) as posts_created_brin using brin @with(pages_per_range: 32)
                    index(slug) as posts_published include(title) where isPublished && views > 2147483647
                    index(sql("lower(slug)")) as posts_slug_lower
                    unique(lower(slug)) as posts_slug_unique
                }
                materialized view Counts as post_counts uses Post {
                    isPublished: Bool
                    total: Int64
                    unique(isPublished)
                } = sql \"""
                    select is_published, count(*) from posts group by 1;
                    \"""
                """
        ).onPostgreSQL(holds: [
            "index public.posts_tags_idx", "index public.posts_newest", "index public.posts_title_lower",
            "index public.posts_slug_prefix", "index public.posts_title_c", "index public.posts_created_brin",
            "index public.posts_published", "index public.posts_slug_lower", "materialized view public.post_counts",
            "index public.post_counts_is_published_idx",
        ])
    }
}
