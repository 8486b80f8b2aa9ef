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
