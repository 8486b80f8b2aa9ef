import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// What PostgreSQL alone has, made and undone.
@Suite struct PostgreSQLOnlyTests {
    private static let header = "schema Test { databases: [postgresql(14)] }\n"

    @Test func namespacesSequencesAndIdentity() throws {
        try Migration(
            Self.header + """
                namespace billing as "Billing-1" {
                    enum State { open, paid }
                    type Amount = Decimal(12, 2) @storage(domain) check value >= 0 check whole as amount_whole: value == round(value)
                    sequence invoiceNumber as invoice_numbers: Int64 @options(start: 1000, increment: 10, cache: 5, cycle: true) @ownedBy(Invoice.number)
                    sequence loose: Int32
                    table Invoice as invoices {
                        id: Int64 @primaryKey @identity(always, start: 1000, cache: 20)
                        number: Int64 = nextValue(invoiceNumber) @unique
                        state: State = .open
                        amount: Amount = 5
                        updatedAt: Timestamp = now() @touch
                        index(state)
                    }
                    table Legacy as legacies {
                        id: Int32 @primaryKey @identity(serial, sequence: legacy_numbers)
                        other: Int64 @identity(byDefault, sequence: "Other Numbers", min: 5, start: 5)
                    }
                    view Open as open_invoices uses Invoice { id: Int64 } = sql "select id from \\"Billing-1\\".invoices"
                }
                table Payment as payments {
                    id: Int64 @primaryKey @identity
                    invoiceID: Invoice.ID @index
                }
                """
        ).onPostgreSQL(holds: [
            "schema \"Billing-1\"", "enum \"Billing-1\".state ('open', 'paid')",
            "domain \"Billing-1\".amount numeric(12,2)",
            "constraint \"Billing-1\".amount.amount_whole",
            "sequence \"Billing-1\".invoice_numbers bigint start 1000 increment 10",
            "sequence \"Billing-1\".legacy_numbers integer", "sequence \"Billing-1\".\"Other Numbers\" bigint start 5",
            "trigger \"Billing-1\".invoices.invoices_touch", "index \"Billing-1\".invoices_state_idx",
            "constraint public.payments.payments_invoice_id_fkey FOREIGN KEY (invoice_id) REFERENCES \"Billing-1\".invoices(id)",
        ]) { connection in
            try connection.execute(
                """
                INSERT INTO "Billing-1".invoices DEFAULT VALUES; INSERT INTO "Billing-1".legacies DEFAULT VALUES;
                UPDATE "Billing-1".invoices SET state = 'paid'
                """)
            #expect(try connection.query("SELECT id, number FROM \"Billing-1\".invoices").rows == [["1000", "1000"]])
            #expect(try connection.query("SELECT id, other FROM \"Billing-1\".legacies").rows == [["1", "5"]])
            #expect(throws: PostgreSQLError.self) {
                try connection.execute("INSERT INTO \"Billing-1\".invoices (amount) VALUES (1.5)")
            }
        }
    }

    @Test func domainsWithAllThatTheyHave() throws {
        try Migration(
            Self.header + """
                enum Mood { good, bad }
                sql function "is_short(text)" "create function is_short(text) returns boolean language sql immutable as 'select length($1) < 9'"
                type Code = String @storage(domain) @notNull @default("none") @collate("C")
                    check filled: value != ""
                    check short as code_short: sql("is_short(VALUE)")
                    check lower: value == lower(value) @notValid
                type Feeling = Mood @storage(domain) @default(.good)
                type Moment = Timestamp @storage(domain) @default(sql("clock_timestamp()"))
                type Plain = String(9) @notNull @default("it's") @collate("C")
                table Thing as things {
                    id: Int64 @primaryKey @identity
                    code: Code
                    other: Code @notNull(false)
                    own: Code = "own"
                    mood: Feeling?
                    at: Moment
                    plain: Plain
                }
                """
        ).onPostgreSQL(holds: [
            "domain public.code text", "constraint public.code.code_filled_check", "constraint public.code.code_short",
            "constraint public.code.code_lower_check", "domain public.feeling public.mood",
            "column public.things.plain character varying(9) collate \"C\" not null default 'it''s'::character varying",
        ]) { connection in
            try connection.execute("INSERT INTO things DEFAULT VALUES")
            #expect(
                try connection.query("SELECT code, other, own, mood, at IS NOT NULL, plain FROM things").rows
                    == [["none", "none", "own", "good", "t", "it's"]])
            let domain = try connection.query(
                "SELECT typnotnull, typcollation::regcollation FROM pg_type WHERE typname = 'code'")
            #expect(domain.rows == [["t", "\"C\""]])
            let columns = try connection.query(
                """
                SELECT attname, attnotnull FROM pg_attribute
                WHERE attrelid = 'things'::regclass AND attname IN ('code', 'other', 'mood') ORDER BY 1
                """)
            #expect(columns.rows == [["code", "t"], ["mood", "f"], ["other", "f"]])
            let isValid = try connection.query(
                "SELECT convalidated FROM pg_constraint WHERE conname = 'code_lower_check'")
            #expect(isValid.rows == [["f"]])
            for wrong in [
                "(code) VALUES (NULL)", "(other) VALUES (NULL)", "(code) VALUES ('')",
                "(code) VALUES ('much too long')",
                "(code) VALUES ('UPPER')",
            ] {
                #expect(throws: PostgreSQLError.self, "\(wrong)") {
                    try connection.execute("INSERT INTO things " + wrong)
                }
            }
        }
    }

    /// What names a type in SQL is made behind it, wherever they stand.
    @Test func typesNamedInSQLComeFirst() throws {
        try Migration(
            Self.header + """
                namespace other as "Other One" {
                    type Above = native("public.below") @storage(domain) check sql("VALUE > 1")
                    type Pairs = [Pair] @storage(domain)
                }
                table Thing as things { id: Int64 @primaryKey above: Above? pairs: Pairs? own: native("PAIR[]")? box: native("\\"a \\"\\"b\\"\\"\\"")? }
                type Pair as twins = native("public.pair") @storage(domain)
                type Below = Int32 @storage(domain) check sql("abs(VALUE) > 0")
                sql type "pair" "create type pair as (one integer, other integer)"
                sql type "\\"a \\"\\"b\\"\\"\\"" "create type \\"a \\"\\"b\\"\\"\\" as (one integer)"
                """
        ).onPostgreSQL(holds: ["table public.things"])
    }

    @Test func optionsOfViews() throws {
        try Migration(
            """
            schema Test { databases: [postgresql(15)] }
            table Post as posts @with(toast: { autovacuum_enabled: false }) { id: Int64 @primaryKey isOpen: Bool = true text: String? }
            view Open as open_posts uses Post @with(security_barrier: true, security_invoker: on) @checkOption(local) {
                id: Int64
                isOpen: Bool
            } = sql "select id, is_open from posts where is_open -- open ones"
            view Low as low_posts uses Open @checkOption { id: Int64 isOpen: Bool } = sql "select id, is_open from open_posts where id < 10"
            materialized view Counts as post_counts uses Post @with(fillfactor: 60) @noData { total: Int64 unique(total) } = sql "select count(*) from posts"
            """
        ).onPostgreSQL(holds: [
            "view public.open_posts", "view public.low_posts", "materialized view public.post_counts",
            "index public.post_counts_total_idx",
        ]) { connection in
            let options = try connection.query(
                """
                SELECT relname, array_to_string(reloptions, ' '), relispopulated FROM pg_class
                WHERE relname IN ('open_posts', 'low_posts', 'post_counts') ORDER BY 1
                """)
            #expect(
                options.rows == [
                    ["low_posts", "check_option=cascaded", "t"],
                    ["open_posts", "security_barrier=true security_invoker=on check_option=local", "t"],
                    ["post_counts", "fillfactor=60", "f"],
                ])
            try connection.execute("INSERT INTO low_posts (id, is_open) VALUES (1, true)")
            for wrong in ["low_posts (id, is_open) VALUES (11, true)", "low_posts (id, is_open) VALUES (2, false)"] {
                #expect(throws: PostgreSQLError.self) { try connection.execute("INSERT INTO \(wrong)") }
            }
            #expect(throws: PostgreSQLError.self) { try connection.query("SELECT * FROM post_counts") }
            try connection.execute("REFRESH MATERIALIZED VIEW post_counts")
            #expect(try connection.query("SELECT total FROM post_counts").rows == [["1"]])
        }
    }

    @Test func columnsAreKeptAsTheySay() throws {
        try Migration(
            Self.header + """
                table Thing as things {
                    id: Int64 @primaryKey @statistics(500)
                    text: String @storage(external) @compression(pglz) @with(n_distinct: -0.5, n_distinct_inherited: 100)
                    short: String @storage(main)
                }
                """
        ).onPostgreSQL(holds: ["table public.things"]) { connection in
            let columns = try connection.query(
                """
                SELECT attname, attstorage, attcompression, coalesce(attstattarget, -1), array_to_string(attoptions, ' ') FROM pg_attribute
                WHERE attrelid = 'things'::regclass AND attnum > 0 ORDER BY attnum
                """)
            #expect(
                columns.rows == [
                    ["id", "p", "", "500", nil], ["text", "e", "p", "-1", "n_distinct=-0.5 n_distinct_inherited=100"],
                    ["short", "m", "", "-1", nil],
                ])
        }
    }

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

    @Test func featuresOfPostgreSQL15() throws {
        try Migration(
            """
            schema Test { databases: [postgresql(15)] }
            table Parent as parents { a: Int32 b: Int32 primaryKey(a, b) }
            table Child as children {
                id: Int64 @primaryKey @identity
                a: Int32?
                b: Int32?
                code: String? @unique(nullsNotDistinct: true)
                foreignKey(a, b) references Parent(a, b) @onDelete(setNull(b))
                unique(code, a) as children_code where b != nil @nullsNotDistinct
            }
            """
        ).onPostgreSQL(holds: [
            "constraint public.children.children_code_key UNIQUE NULLS NOT DISTINCT (code)",
            "constraint public.children.children_a_b_fkey FOREIGN KEY (a, b) REFERENCES public.parents(a, b) ON DELETE SET NULL (b)",
            "index public.children_code",
        ])
    }

    private static let virtualColumn = """
        schema Test { databases: [postgresql(18)] }
        table Item as items {
            id: Int64 @primaryKey @identity
            price: Decimal(8, 2)
            isDear: Bool @generated(price > 100, virtual: true)
        }
        """

    @Test func virtualColumnsAreWritten() throws {
        #expect(
            try Migration(Self.virtualColumn).files(.postgresql).up.contains(
                "    is_dear boolean GENERATED ALWAYS AS (price > 100) VIRTUAL NOT NULL,\n"))
    }

    @Test(.needs(majorVersion: 18)) func virtualColumnsOfPostgreSQL18() throws {
        try Migration(Self.virtualColumn).onPostgreSQL(holds: ["column public.items.is_dear boolean"])
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

    @Test func commentsOnEverything() throws {
        try Migration(
            """
            schema Test { databases: [postgresql(14)], sqlComments: true }
            /// The ledger's.
            namespace books {
                /// It's open
                /// or not.
                enum State { open }
                /// A sum.
                type Amount = Int64 @storage(domain) check value > 0
                /// Numbers.
                sequence numbers: Int64
                /// An account.
                table Account as accounts {
                    /// The number; -- really.
                    id: Int64 @primaryKey
                    state: State
                    amount: Amount
                    /// Small.
                    check small: amount < 10
                    /// Quick.
                    index(state)
                }
                /// All of them.
                view All as all_accounts uses Account {
                    /// The same number.
                    id: Int64
                } = sql "select id from books.accounts"
            }
            """
        ).onPostgreSQL(holds: [
            "comment schema books 'The ledger''s.'", "comment type books.state",
            "comment table books.accounts 'An account.'",
            "comment table column books.accounts.id 'The number; -- really.'",
            "comment sequence books.numbers 'Numbers.'", "comment index books.accounts_state_idx 'Quick.'",
            "comment view books.all_accounts 'All of them.'",
        ])
    }

    @Test func everythingElse() throws {
        try Migration(
            Self.header + """
                table Base as bases { id: Int64 @primaryKey note: String? }
                table Lead as leads @rowSecurity(forced) @inherits(Base) {
                    id: Int64 @primaryKey
                    note: String?
                    email: String(320)
                }
                sql function "normalise_email()" uses "word" \"""
                    create function normalise_email() returns trigger language plpgsql as $$
                    begin new.email := lower(new.email); return new; end $$;
                    \"""
                sql type "word" \"""
                    create type word as (a text, b "char")
                    \"""
                sql trigger "normalise" on Lead uses "normalise_email()" \"""
                    create trigger normalise before insert on leads for each row execute function normalise_email()
                    \"""
                sql policy "own leads" on Lead uses Lead \"""
                    create policy "own leads" on leads using (note = current_user)
                    \"""
                sql rule "no_delete" on Lead uses Lead \"""
                    create rule no_delete as on delete to leads do instead nothing
                    \"""
                sql aggregate "longest(text)" uses "pick(text, text)" \"""
                    create aggregate longest(text) (sfunc = pick, stype = text)
                    \"""
                sql function "pick(text, text)" \"""
                    create function pick(text, text) returns text immutable language sql as 'select greatest($1, $2)'
                    \"""
                sql procedure "nothing(integer)" \"""
                    create procedure nothing(integer) language sql as ''
                    \"""
                sql operator "=== (text, text)" uses "same(text, text)" \"""
                    create operator === (leftarg = text, rightarg = text, function = same)
                    \"""
                sql function "same(text, text)" \"""
                    create function same(text, text) returns boolean immutable language sql as 'select $1 = $2'
                    \"""
                sql cast "bigint as word" uses "to_word(bigint)" \"""
                    create cast (bigint as word) with function to_word(bigint)
                    \"""
                sql function "to_word(bigint)" uses "word" \"""
                    create function to_word(bigint) returns word immutable language sql as 'select row($1::text, null)::word'
                    \"""
                sql statistics "leads_stats" on Lead uses Lead \"""
                    create statistics leads_stats on note, email from leads
                    \"""
                sql publication "leads_out" uses Lead \"""
                    create publication leads_out for table leads
                    \"""
                sql collation "german" \"""
                    create collation german (locale = 'C')
                    \"""
                """
        ).onPostgreSQL(holds: [
            "function public.normalise_email()", "trigger public.leads.normalise", "policy public.leads.\"own leads\"",
            "rule public.leads.no_delete", "aggregate public.longest(text)", "publication leads_out",
        ])
    }
}
