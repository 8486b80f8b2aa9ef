import SchemagenTestSupport
import Testing

/// The queries that count what coming constraints refuse, beside what the change itself does on real engines: it goes through
/// where each of them says 0, and only there.
@Suite struct RowCheckTests {
    private static let notes = """
        table Note as notes {
            id: Int64 @primaryKey
            size: Int32
            other: Int32
        }
        """
    private static let people = """
        table Person as people {
            id: Int64 @primaryKey
            name: String
            mail: String?
        }
        """

    /// A text with one more line in its table.
    private func adding(_ line: String, to text: String) -> String { text.replacing("\n}", with: "\n    \(line)\n}") }

    // MARK: Which rows are looked at

    @Test func constraintsThatLeaveOldRowsAlone() throws {
        try RowCheckTrial(
            name: "not valid", before: Self.notes, after: adding("check small: size < 10 @notValid", to: Self.notes),
            rows: "INSERT INTO notes VALUES (1, 50, 1)", counts: [:]
        ).onPostgreSQL()
    }

    /// Keys are about a table's own rows, checks about those of its heirs too.
    @Test(arguments: [false, true]) func tablesWithHeirs(_ isInTheWay: Bool) throws {
        let before = """
            table Base as base {
                id: Int64
                target: Int64
            }

            table Heir as heir @inherits(Base) {
                extra: Int32?
            }

            table Target as target {
                id: Int64 @primaryKey
            }

            table TargetHeir as target_heir @inherits(Target) {
                extra: Int32?
            }
            """
        let after = before.replacing(
            "    id: Int64\n    target: Int64\n}",
            with: """
                    id: Int64 @primaryKey
                    target: Int64
                    foreignKey(target) as to_target references Target
                    check small: id < 100
                    check alone: target < 100 @noInherit
                }
                """)
        // A row of an heir is no target, and no twin.
        let rows =
            isInTheWay
            ? """
            INSERT INTO target VALUES (1); INSERT INTO target_heir VALUES (2), (500);
            INSERT INTO base VALUES (1, 2), (1, 500); INSERT INTO heir VALUES (1, 1), (200, 1)
            """
            : "INSERT INTO target VALUES (1); INSERT INTO base VALUES (1, 1); INSERT INTO heir VALUES (1, 7), (1, 900)"
        try RowCheckTrial(
            name: "heirs", before: before, after: after, rows: rows,
            counts: [
                "unique index base_pkey": isInTheWay ? 1 : 0, "foreign key to_target": isInTheWay ? 2 : 0,
                "check base_small_check": isInTheWay ? 1 : 0, "check base_alone_check": isInTheWay ? 1 : 0,
            ], repair: "DELETE FROM ONLY base; DELETE FROM heir WHERE id > 100"
        ).onPostgreSQL()
    }

    /// The parts of a whole are asked about once; what one partition has alone nobody asks about.
    @Test func dividedTables() throws {
        let before = """
            table Event as events {
                id: Int64
                code: String

                partition by range(id) {
                    early from (minvalue) to (100)
                    late from (100) to (maxvalue)
                }
            }
            """
        let unique = before.replacing(
            "code: String\n", with: "code: String\n    unique(id, code) as each using btree\n")
        let rows = "INSERT INTO events VALUES (1, 'a'), (1, 'a'), (200, 'a'), (200, 'b')"
        try RowCheckTrial(
            name: "divided", before: before, after: unique, rows: rows, counts: ["unique index each": 1],
            repair: "DELETE FROM events WHERE id = 1"
        ).onPostgreSQL()
        let alone = before.replacing("(100)\n", with: "(100) { check small as early_small: id < 50 }\n")
        try RowCheckTrial(
            name: "one partition", before: before, after: alone, rows: rows, counts: ["check early_small": nil]
        ).onPostgreSQL()
    }

    // MARK: Which values are equal

    @Test func theCollationOfAnIndexOfSQLite() throws {
        try RowCheckTrial(
            name: "nocase", before: Self.people,
            after: adding("unique(name collate(postgresql: \"C\", sqlite: \"NOCASE\")) as by_name", to: Self.people),
            rows: "INSERT INTO people VALUES (1, 'Ann', NULL), (2, 'ANN', NULL), (3, 'Bob', NULL)",
            counts: ["unique index by_name": 1], repair: "DELETE FROM people WHERE id = 2"
        ).onSQLite()
    }

    @Test(.needsICU) func theCollationOfAnIndexOfPostgreSQL() throws {
        try RowCheckTrial(
            name: "insensitive", before: Self.people,
            after: adding("unique(name collate(\"insensitive\")) as by_name", to: Self.people),
            rows: "INSERT INTO people VALUES (1, 'Ann', NULL), (2, 'ANN', NULL), (3, 'Bob', NULL)",
            counts: ["unique index by_name": 1], repair: "DELETE FROM people WHERE id = 2"
        ).onPostgreSQL(makeInsensitiveCollation)
    }

    @Test func nullsThatAreEqual() throws {
        let rows = "INSERT INTO people VALUES (1, 'a', NULL), (2, 'b', NULL), (3, 'c', 'x')"
        for isDistinct in [true, false] {
            let mark = isDistinct ? "" : " @nullsNotDistinct"
            for form in ["unique(mail) as one_mail", "unique(mail) as one_mail using btree"] {
                try RowCheckTrial(
                    name: form + mark, before: Self.people, after: adding(form + mark, to: Self.people), rows: rows,
                    counts: ["unique index one_mail": isDistinct ? 0 : 1], repair: "DELETE FROM people WHERE id = 1"
                ).onPostgreSQL()
            }
        }
    }

    // MARK: What excludes

    @Test(.needs(extensions: "btree_gist")) func exclusions() throws {
        let before = """
            extension btree_gist

            table Stay as stays {
                id: Int64 @primaryKey
                room: Int32
                during: Range<LocalDate>
                isCancelled: Bool
            }
            """
        let after = before.replacing(
            "isCancelled: Bool\n",
            with: """
                isCancelled: Bool
                    exclude using gist (room with "=", during with "&&") as no_overlap where !isCancelled
                    exclude using btree (abs(room) with "=") as one_room

                """)
        try RowCheckTrial(
            name: "exclusion", before: before, after: after,
            rows: """
                INSERT INTO stays VALUES (1, 1, '[2024-01-01,2024-01-10)', false), (2, 1, '[2024-01-05,2024-01-12)', false),
                    (3, 1, '[2024-01-06,2024-01-12)', true), (4, 2, '[2024-01-01,2024-01-10)', false),
                    (5, -2, '[2025-01-01,2025-01-10)', false), (6, 7, '[2024-01-01,2024-01-10)', false)
                """,
            counts: ["exclusion constraint no_overlap": 2, "exclusion constraint one_room": 5],
            repair: "DELETE FROM stays WHERE id IN (2, 3, 5)"
        ).onPostgreSQL()
    }

    // MARK: Texts of SQL and types

    @Test func textsOfSQL() throws {
        let rows = "INSERT INTO notes VALUES (1, 5, 1), (2, 50, 1), (3, 6, 1)"
        let text = RowCheckTrial(
            name: "text", before: Self.notes, after: adding("check raw: sql(\"size > 10\")", to: Self.notes),
            rows: rows,
            counts: ["check notes_raw_check": 2], repair: "UPDATE notes SET size = 11")
        try text.onPostgreSQL()
        try text.onSQLite()
        // Another column may have another name; one that the text names may not, nor one that is not there yet.
        let besides = RowCheckTrial(
            name: "besides", before: Self.notes,
            after: adding("check raw: sql(\"size > 10\")", to: Self.notes.replacing("other:", with: "more was other:")),
            rows: rows, counts: ["check notes_raw_check": 2], repair: "UPDATE notes SET size = 11")
        try besides.onPostgreSQL()
        try besides.onSQLite()
        let renamed = RowCheckTrial(
            name: "renamed", before: Self.notes,
            after: adding(
                "check raw: sql(\"weight > 1\")", to: Self.notes.replacing("size:", with: "weight was size:")),
            rows: rows, counts: ["check notes_raw_check": nil])
        try renamed.onPostgreSQL()
        try renamed.onSQLite()
        let coming = RowCheckTrial(
            name: "coming", before: Self.notes,
            after: adding("fresh: Int32 = 0\n    check raw: sql(\"fresh >= 0\")", to: Self.notes), rows: rows,
            counts: ["check notes_raw_check": nil])
        try coming.onPostgreSQL()
        try coming.onSQLite()
    }

    @Test func checksOfTypes() throws {
        let trial = RowCheckTrial(
            name: "type", before: Self.people,
            after: "type Mail = String\n    check at as has_at: contains(value, \"@\")\n\n"
                + Self.people.replacing("mail: String?", with: "mail: Mail?"),
            rows: "INSERT INTO people VALUES (1, 'a', NULL), (2, 'b', 'x'), (3, 'c', 'x@y')",
            counts: ["check people_mail_has_at": 1], repair: "DELETE FROM people WHERE id = 2")
        try trial.onPostgreSQL()
        try trial.onSQLite()
    }

    /// Values that another type may refuse, and keys over them.
    @Test func columnsOfAnotherType() throws {
        let trial = RowCheckTrial(
            name: "retyped", before: Self.notes,
            after: adding(
                "check small: size < 100",
                to: Self.notes.replacing("size: Int32", with: "size: Int16 @convert(Int16(size))")
            )
            .replacing("other: Int32", with: "other: Int64"),
            rows: "INSERT INTO notes VALUES (1, 5, 1)",
            counts: ["type of column size": nil, "check notes_small_check": nil])
        try trial.onPostgreSQL()
        try trial.onSQLite()
    }
}
