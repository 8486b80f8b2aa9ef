import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// What both databases have, made and undone on both.
@Suite struct BothDatabasesTests {
    /// What a domain says on PostgreSQL, the columns say on SQLite.
    @Test func whatTypesSayOfTheirColumns() throws {
        let migration = try Migration(
            """
            type Code = String @storage(domain) @notNull @default("none") @collate(postgresql: "C", sqlite: "NOCASE") check value != ""
            type Share = Decimal(5, 2) @default(12.5)
            table Thing as things {
                id: Int64 @primaryKey @identity
                code: Code @unique
                other: Code @notNull(false)
                own: Code = "own" @collate(postgresql: "POSIX", sqlite: "BINARY")
                share: Share?
                check differ: code != own
            }
            """)
        let wrong = ["(code) VALUES (NULL)", "(other) VALUES (NULL)", "(code) VALUES ('')", "(code) VALUES ('own')"]
        let query = "SELECT code, other, own, share FROM things"
        try migration.onPostgreSQL(holds: [
            "domain public.code text", "column public.things.share numeric(5,2) default 12.5",
        ]) { connection in
            try connection.execute("INSERT INTO things DEFAULT VALUES")
            #expect(try connection.query(query).rows == [["none", "none", "own", "12.50"]])
            for row in wrong {
                #expect(throws: PostgreSQLError.self) { try connection.execute("INSERT INTO things \(row)") }
            }
        }
        try migration.onSQLite(holds: [
            "column things.code TEXT not null default 'none'", "column things.other TEXT not null default 'none'",
            "column things.own TEXT not null default 'own'", "column things.share INTEGER default 1250",
        ]) { database in
            try database.execute("INSERT INTO things DEFAULT VALUES")
            let row = try database.query("\(query) WHERE code = 'NONE'").rows
            #expect("\(row)".contains("none") && "\(row)".contains("1250"))
            for row in wrong + ["(code) VALUES ('NONE')"] {
                #expect(throws: (any Error).self) { try database.execute("INSERT INTO things \(row)") }
            }
        }
    }

    @Test func everydayTypesDefaultsAndChecks() throws {
        let migration = try Migration(
            """
            enum Status { pending, sent as "it's sent", failed }
            type Email = String(320) check contains(value, "@") check short: length(value) < 300
            type Percentage = Int32 @storage(domain) check value >= 0 && value <= 100

            table Reply as replies {
                id: Int64 @primaryKey @identity
                small: Int16 = -5
                medium: Int32 = 0 @check(medium >= 0)
                large: Int64 = 9223372036854775807
                least: Int64 = -9223372036854775808
                ratio: Float = 0.1
                rate: Double = 2.5
                price: Decimal(10, 2) = 12.5
                huge: Decimal(30, 10)?
                text: String = ""
                quoted: String(40) = "it's \\"quoted\\" \\\\ back"
                code: Char(3)?
                key: UUID = uuid()
                fixed: UUID = "00112233-4455-6677-8899-aabbccddeeff"
                data: Data?
                at: Timestamp = now()
                then: Timestamp = "2025-03-01T08:30:00+02:00"
                localTime: LocalTime = "08:30"
                day: LocalDate = today()
                pause: Duration = 1000000
                json: JSON = {"a'b": ["x", 1, nil]}
                tags: [String] = ["a", "it's", "say \\"x\\", {y}", "null", ""]
                numbers: [Int32] = []
                status: Status = .sent
                email: Email?
                share: Percentage = 10
                isOpen: Bool = true
                doubled: Int64 @generated(medium + medium)

                check sentHasEmail: status != .sent || email != nil
                unique(small, medium)
                index(status, at desc) where status in [.pending, .sent]
                index(lower(text)) as replies_text_lower
            }
            """)
        try migration.onPostgreSQL(holds: [
            "enum public.status ('pending', 'it''s sent', 'failed')",
            "domain public.percentage integer",
            "table public.replies",
            "column public.replies.price numeric(10,2) not null default 12.5",
            "constraint public.replies.replies_email_email_check CHECK",
            "constraint public.replies.replies_pkey PRIMARY KEY (id)",
            "index public.replies_text_lower",
        ]) { connection in
            try connection.execute("INSERT INTO replies (email) VALUES ('a@b')")
            let row = try connection.query(
                """
                SELECT small, least, ratio, price, quoted, fixed, "then" = '2025-03-01 06:30:00+00', local_time, json->'a''b'->>0,
                    array_to_string(tags, '|'), array_length(numbers, 1), status, doubled, substr(key::text, 15, 1)
                FROM replies
                """
            ).rows[0]
            #expect(
                row == [
                    "-5", "-9223372036854775808", "0.1", "12.50", "it's \"quoted\" \\ back",
                    "00112233-4455-6677-8899-aabbccddeeff", "t", "08:30:00", "x", "a|it's|say \"x\", {y}|null|", nil,
                    "it's sent", "0", "4",
                ])
            for wrong in [
                "(email) VALUES ('ab')", "(medium) VALUES (-1)", "DEFAULT VALUES", "(share, email) VALUES (101, 'a@c')",
            ] {
                #expect(throws: PostgreSQLError.self) { try connection.execute("INSERT INTO replies " + wrong) }
            }
        }
        try migration.onSQLite(holds: [
            "options replies strict", "column replies.price INTEGER not null default 1250",
            "column replies.fixed BLOB not null default X'00112233445566778899AABBCCDDEEFF'",
            "column replies.doubled INTEGER not null stored",
        ]) { database in
            try database.execute("INSERT INTO replies (email) VALUES ('a@b')")
            let row = try database.query(
                """
                SELECT small, least, price, quoted, hex(fixed), "then", local_time, json_extract(json, '$."a''b"[0]'), tags,
                    numbers, status, doubled, length(key), substr(hex(key), 13, 1), length(at)
                FROM replies
                """
            ).rows[0]
            #expect(
                row == [
                    .integer(-5), .integer(.min), .integer(1250), .text("it's \"quoted\" \\ back"),
                    .text("00112233445566778899AABBCCDDEEFF"), .text("2025-03-01 06:30:00.000"), .text("08:30:00"),
                    .text("x"),
                    .text(#"["a","it's","say \"x\", {y}","null",""]"#), .text("[]"), .text("it's sent"), .integer(0),
                    .integer(16), .text("4"), .integer(23),
                ])
            for wrong in [
                "(email) VALUES ('ab')", "(medium) VALUES (-1)", "DEFAULT VALUES", "(share, email) VALUES (101, 'a@c')",
                "(small, email) VALUES (40000, 'a@c')", "(is_open, email) VALUES (2, 'a@c')",
                "(status, email) VALUES ('x', 'a@c')",
                "(json, email) VALUES ('{', 'a@c')", "(tags, email) VALUES ('{}', 'a@c')",
                "(code, email) VALUES ('abcd', 'a@c')",
                "(fixed, email) VALUES (X'00', 'a@c')", "(price, email) VALUES (10000000000, 'a@c')",
            ] {
                #expect(throws: SQLiteError.self) { try database.execute("INSERT INTO replies " + wrong) }
            }
        }
    }

    @Test func namesThatNeedQuotes() throws {
        let migration = try Migration(
            """
            enum Order as "select" { a as "from", b as "O'Brien \\"x\\"" }

            table User as user {
                id as "Id": Int64 @primaryKey @identity
                group: Order = .a
                check as "check": String = "'"
                emoji as "🦆 größe": Int32 = 0
                quote as "say \\"hi\\"; --": String?
                table: String?
                index: Int32?
                touched: Timestamp = now() @touch

                unique(group, check) as "Unique Thing"
                index(emoji desc) as "ix \\"q\\""
                check positive as "where": emoji >= 0
            }

            table OrderLine as "order-lines" {
                userID as "User": User.ID @index(as: "Line.User")
                number: Int32
                primaryKey(userID, number)
            }

            view Active as "view" uses User {
                id as "Id": Int64
                name as "group by": String?
            } = sql \"""
                select "Id", "table" from "user" -- the users; all of them
                \"""
            """)
        try migration.onPostgreSQL(holds: [
            "enum public.\"select\" ('from', 'O''Brien \"x\"')",
            "column public.\"user\".\"say \"\"hi\"\"; --\" text",
            "index public.\"ix \"\"q\"\"\"", "view public.view", "trigger public.\"user\".user_touch",
        ]) { connection in
            try connection.execute("INSERT INTO \"user\" DEFAULT VALUES; INSERT INTO \"order-lines\" VALUES (1, 1)")
        }
        try migration.onSQLite(holds: ["column user.say \"hi\"; -- TEXT", "view view"]) { database in
            try database.execute("INSERT INTO user DEFAULT VALUES; INSERT INTO \"order-lines\" VALUES (1, 1)")
            try database.execute("UPDATE user SET touched = 'x'")
            #expect(try database.query("SELECT length(touched) FROM user").first == .integer(23))
        }
    }

    @Test func foreignKeysInCircles() throws {
        let migration = try Migration(
            """
            table Person as people {
                id: Int64 @primaryKey @identity
                teamID: Team.ID? @index
                managerID: Person.ID? @index @onDelete(setNull)
            }
            table Team as teams {
                id: Int64 @primaryKey @identity
                leadID: Person.ID @index
                siteID: Site.ID? @index @onDelete(restrict)
            }
            table Site as sites {
                id: Int64 @primaryKey @identity
                ownerID: Person.ID? @index @deferrable(initially: deferred)
                parentTenant: Int32?
                parentNumber: Int32?
                tenant: Int32 = 1
                number: Int32 = 1
                unique(tenant, number)
                foreignKey(parentTenant, parentNumber) references Site(tenant, number) @onUpdate(cascade)
            }
            """)
        try migration.onPostgreSQL(holds: [
            "constraint public.people.people_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.teams(id)",
            "constraint public.people.people_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES public.people(id) ON DELETE SET NULL",
            "constraint public.sites.sites_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.people(id) DEFERRABLE INITIALLY DEFERRED",
        ]) { connection in
            try connection.execute(
                """
                INSERT INTO people DEFAULT VALUES; INSERT INTO teams (lead_id) VALUES (1);
                UPDATE people SET team_id = 1, manager_id = 1; INSERT INTO sites (owner_id, parent_tenant, parent_number) VALUES (1, 1, 1);
                UPDATE teams SET site_id = 1
                """)
        }
        try migration.onSQLite(holds: [
            "foreign key people (team_id) references teams (id) on delete no action on update no action",
            "foreign key sites (parent_tenant, parent_number) references sites (tenant, number) on delete no action on update cascade",
        ]) { database in
            // Rows in the circle must not keep the down from working.
            try database.execute(
                """
                INSERT INTO people DEFAULT VALUES; INSERT INTO teams (lead_id) VALUES (1);
                UPDATE people SET team_id = 1, manager_id = 1; INSERT INTO sites (owner_id, parent_tenant, parent_number) VALUES (1, 1, 1);
                UPDATE teams SET site_id = 1
                """)
        }
    }

    @Test func aWideTable() throws {
        var text = "table Wide as wide {\n    id: Int64 @primaryKey @identity\n"
        for number in 1..<200 { text += "    c\(number): Decimal(12, 2)? @check(c\(number) >= 0)\n" }
        let migration = try Migration(text + "}\n")
        try migration.onPostgreSQL(holds: ["constraint public.wide.wide_c199_check CHECK"])
        try migration.onSQLite(holds: ["column wide.c199 INTEGER"])
    }

    @Test func touchSetsTheColumnsOnEveryUpdate() throws {
        let migration = try Migration(
            """
            table Note as notes {
                id: Int64 @primaryKey @identity
                body: String
                updatedAt: Timestamp = "2001-01-01" @touch
                seenAt: Timestamp = "2001-01-01" @touch
            }
            table Pair as pairs @withoutRowID @touchTrigger(as: "pairs are touched") {
                a: String
                b: String
                value: Int32 = 0
                updatedAt: Timestamp = "2001-01-01" @touch
                primaryKey(a, b)
            }
            """)
        try migration.onPostgreSQL(holds: ["trigger public.notes.notes_touch", "function public.notes_touch()"]) {
            connection in
            try connection.execute(
                "INSERT INTO notes (body) VALUES ('a'), ('b'); UPDATE notes SET body = 'c', seen_at = '2002-01-01' WHERE id = 1"
            )
            let rows = try connection.query(
                "SELECT updated_at = now() OR updated_at > now() - interval '1 minute', seen_at = updated_at FROM notes ORDER BY id"
            ).rows
            #expect(rows == [["t", "t"], ["f", "t"]])
        }
        try migration.onSQLite { database in
            for pragma in ["OFF", "ON"] {
                try database.execute("PRAGMA recursive_triggers = \(pragma); DELETE FROM notes; DELETE FROM pairs")
                try database.execute(
                    """
                    INSERT INTO notes (body) VALUES ('a'), ('b'); UPDATE notes SET body = 'c', seen_at = '2002-01-01' WHERE body = 'a';
                    INSERT INTO pairs (a, b) VALUES ('x', 'y'), ('x', 'z'); UPDATE pairs SET value = 1 WHERE b = 'z'
                    """)
                #expect(
                    try database.query("SELECT updated_at > '2020', seen_at = updated_at FROM notes ORDER BY id").rows
                        == [[.integer(1), .integer(1)], [.integer(0), .integer(1)]])
                #expect(
                    try database.query("SELECT b, updated_at > '2020' FROM pairs ORDER BY b").rows
                        == [[.text("y"), .integer(0)], [.text("z"), .integer(1)]])
            }
        }
    }

    @Test func anEmptySchemaSaysSo() throws {
        let files = try Migration("table A as a @only(postgresql) { id: Int64 @primaryKey }").files(.sqlite)
        #expect(files.up == "-- 0001_initial (SQLite, up)\n-- Nothing to do on SQLite.\n")
        #expect(files.down == "-- 0001_initial (SQLite, down)\n-- Nothing to do on SQLite.\n")
    }
}
