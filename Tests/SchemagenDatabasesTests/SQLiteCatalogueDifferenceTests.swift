import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// What two statements have to differ in for their catalogues to differ.
@Suite struct SQLiteCatalogueDifferenceTests {
    /// Where `expected` was wanted and `found` is there, these are the differences.
    struct Pair: CustomTestStringConvertible {
        let expected: String
        let found: String
        let differences: [String]

        init(_ expected: String, _ found: String, _ differences: String...) {
            self.expected = expected
            self.found = found
            self.differences = differences
        }

        var testDescription: String { "\(expected) / \(found)" }
    }

    private static let tables: [Pair] = [
        Pair("CREATE TABLE t (a)", "CREATE TABLE u (a)", "table t is missing", "table u is not expected"),
        Pair("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT) STRICT", "table t: strict is yes, expected no"),
        Pair(
            "CREATE TABLE t (a INT NOT NULL PRIMARY KEY)", "CREATE TABLE t (a INT NOT NULL PRIMARY KEY) WITHOUT ROWID",
            "table t: without rowid is yes, expected no"),
        Pair(
            "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)", "CREATE TABLE t (a INTEGER PRIMARY KEY)",
            "table t: autoincrement is no, expected yes"),
        Pair(
            "CREATE TABLE t (a)", "CREATE TABLE t (a, CONSTRAINT c)",
            "table t: other constraint names is (nothing c), expected none"),
        Pair("CREATE TABLE t (a)", "CREATE VIEW t AS SELECT 1 AS a", "table t is missing", "view t is not expected"),
    ]

    private static let columns: [Pair] = [
        Pair("CREATE TABLE t (a)", "CREATE TABLE t (a, b)", "column t.b is not expected"),
        Pair("CREATE TABLE t (a, b)", "CREATE TABLE t (a)", "column t.b is missing"),
        Pair("CREATE TABLE t (a INT)", "CREATE TABLE t (a INTEGER)", "column t.a: type is `INTEGER`, expected `INT`"),
        Pair("CREATE TABLE t (a INT)", "CREATE TABLE t (a)", "column t.a: type is none, expected `INT`"),
        Pair(
            "CREATE TABLE t (a VARCHAR(10))", "CREATE TABLE t (a VARCHAR(11))",
            "column t.a: type is `VARCHAR(11)`, expected `VARCHAR(10)`"),
        Pair("CREATE TABLE t (a)", "CREATE TABLE t (a NOT NULL)", "column t.a: not null is yes, expected no"),
        Pair(
            "CREATE TABLE t (a NOT NULL)", "CREATE TABLE t (a NOT NULL ON CONFLICT FAIL)",
            "column t.a: not null on conflict is `fail`, expected none"),
        Pair(
            "CREATE TABLE t (a NOT NULL)", "CREATE TABLE t (a CONSTRAINT n NOT NULL)",
            "column t.a: other constraint names is (not null n), expected none"),
        Pair("CREATE TABLE t (a DEFAULT 1)", "CREATE TABLE t (a)", "column t.a: default is none, expected `1`"),
        Pair(
            "CREATE TABLE t (a DEFAULT 1)", "CREATE TABLE t (a DEFAULT '1')",
            "column t.a: default is `'1'`, expected `1`"),
        Pair(
            "CREATE TABLE t (a DEFAULT NULL)", "CREATE TABLE t (a DEFAULT 'NULL')",
            "column t.a: default is `'NULL'`, expected `NULL`"),
        Pair(
            "CREATE TABLE t (a DEFAULT current_date)", "CREATE TABLE t (a DEFAULT \"current_date\")",
            "column t.a: default is `'current_date'`, expected `CURRENT_DATE`"),
        Pair(
            "CREATE TABLE t (a DEFAULT true)", "CREATE TABLE t (a DEFAULT \"true\")",
            "column t.a: default is `'true'`, expected `TRUE`"),
        Pair(
            "CREATE TABLE t (a DEFAULT 'x')", "CREATE TABLE t (a DEFAULT 'X')",
            "column t.a: default is `'X'`, expected `'x'`"),
        Pair(
            "CREATE TABLE t (a DEFAULT 'x  y')", "CREATE TABLE t (a DEFAULT 'x y')",
            "column t.a: default is `'x y'`, expected `'x  y'`"),
        Pair(
            "CREATE TABLE t (a DEFAULT 'x--y')", "CREATE TABLE t (a DEFAULT 'x')",
            "column t.a: default is `'x'`, expected `'x--y'`"),
        Pair(
            "CREATE TABLE t (a TEXT)", "CREATE TABLE t (a TEXT COLLATE NOCASE)",
            "column t.a: collation is `NOCASE`, expected none"),
        Pair(
            "CREATE TABLE t (a, b AS (a + 1))", "CREATE TABLE t (a, b AS (a + 2))",
            "column t.b: generated is `a + 2`, expected `a + 1`"),
        Pair(
            "CREATE TABLE t (a, b AS (a))", "CREATE TABLE t (a, b AS (a) STORED)",
            "column t.b: generated kind is `stored`, expected `virtual`"),
        Pair(
            "CREATE TABLE t (a, b AS (a))", "CREATE TABLE t (a, b)",
            "column t.b: generated is none, expected `a`", "column t.b: generated kind is none, expected `virtual`"),
    ]

    private static let keys: [Pair] = [
        Pair(
            "CREATE TABLE t (a INTEGER PRIMARY KEY)", "CREATE TABLE t (a INTEGER PRIMARY KEY DESC)",
            "primary key t.primary key: descending is (a), expected none",
            "primary key t.primary key: rowid alias is no, expected yes"),
        Pair(
            "CREATE TABLE t (a INTEGER PRIMARY KEY DESC)", "CREATE TABLE t (a INTEGER, PRIMARY KEY (a DESC))",
            "primary key t.primary key: rowid alias is yes, expected no"),
        Pair(
            "CREATE TABLE t (a INT, PRIMARY KEY (a))", "CREATE TABLE t (a INT, CONSTRAINT k PRIMARY KEY (a))",
            "primary key t.k is not expected", "primary key t.primary key is missing"),
        Pair(
            "CREATE TABLE t (a INT PRIMARY KEY)", "CREATE TABLE t (a INT PRIMARY KEY ON CONFLICT REPLACE)",
            "primary key t.primary key: on conflict is `replace`, expected none"),
        Pair(
            "CREATE TABLE t (a, b, PRIMARY KEY (a, b))", "CREATE TABLE t (a, b, PRIMARY KEY (b, a))",
            "column t.a: primary key place is 2, expected 1", "column t.b: primary key place is 1, expected 2",
            "primary key t.primary key: columns is (b, a), expected (a, b)"),
        Pair(
            "CREATE TABLE t (a TEXT, PRIMARY KEY (a COLLATE NOCASE))", "CREATE TABLE t (a TEXT, PRIMARY KEY (a))",
            "primary key t.primary key: key collations is none, expected (NOCASE)"),
        Pair("CREATE TABLE t (a)", "CREATE TABLE t (a UNIQUE)", "unique constraint t.unique(a) is not expected"),
        Pair(
            "CREATE TABLE t (a, b, UNIQUE (a, b))", "CREATE TABLE t (a, b, UNIQUE (b, a))",
            "unique constraint t.unique(a, b) is missing", "unique constraint t.unique(b, a) is not expected"),
        Pair(
            "CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a UNIQUE ON CONFLICT IGNORE)",
            "unique constraint t.unique(a): on conflict is `ignore`, expected none"),
        Pair(
            "CREATE TABLE t (a, UNIQUE (a))", "CREATE TABLE t (a, UNIQUE (a DESC))",
            "unique constraint t.unique(a): descending is (a), expected none"),
        Pair(
            "CREATE TABLE t (a, UNIQUE (a))", "CREATE TABLE t (a, UNIQUE (a COLLATE RTRIM))",
            "unique constraint t.unique(a): key collations is (RTRIM), expected none"),
        Pair(
            "CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a CONSTRAINT u UNIQUE)",
            "unique constraint t.u is not expected", "unique constraint t.unique(a) is missing"),
        Pair(
            "CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a CONSTRAINT \"unique(a)\" UNIQUE)",
            "unique constraint t.unique(a): constraint name is `unique(a)`, expected none"),
        Pair(
            "CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a, UNIQUE (a), UNIQUE (a))",
            "unique constraint t.unique(a) #2 is not expected"),
        Pair(
            "CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a); CREATE UNIQUE INDEX i ON t (a)",
            "unique constraint t.unique(a) is missing", "index t.i is not expected"),
    ]

    private static let checks: [Pair] = [
        Pair(
            "CREATE TABLE t (a CHECK (a > 0))", "CREATE TABLE t (a)", "check constraint t.check(a > 0) is missing"),
        Pair(
            "CREATE TABLE t (a CONSTRAINT c CHECK (a > 0))", "CREATE TABLE t (a CONSTRAINT c CHECK (a > 1))",
            "check constraint t.c: condition is `a > 1`, expected `a > 0`"),
        Pair(
            "CREATE TABLE t (a CONSTRAINT c CHECK (a = 'x'))", "CREATE TABLE t (a CONSTRAINT c CHECK (a = 'X'))",
            "check constraint t.c: condition is `a = 'X'`, expected `a = 'x'`"),
        Pair(
            "CREATE TABLE t (a CONSTRAINT c CHECK (a = \"x\"))", "CREATE TABLE t (a CONSTRAINT c CHECK (a = \"X\"))",
            "check constraint t.c: condition is `a = 'X'`, expected `a = 'x'`"),
        Pair(
            "CREATE TABLE t (a CONSTRAINT c CHECK (a IS NULL))",
            "CREATE TABLE t (a CONSTRAINT c CHECK (a IS \"NULL\"))",
            "check constraint t.c: condition is `a IS 'NULL'`, expected `a IS NULL`"),
        Pair(
            "CREATE TABLE t (a CONSTRAINT c CHECK (a = \"a\"))", "CREATE TABLE t (a CONSTRAINT c CHECK (a = 'a'))",
            "check constraint t.c: condition is `a = 'a'`, expected `a = a`"),
        Pair(
            "CREATE TABLE t (a, b, CONSTRAINT c CHECK (a > (b - 1)))",
            "CREATE TABLE t (a, b, CONSTRAINT c CHECK ((a > b) - 1))",
            "check constraint t.c: condition is `(a > b) - 1`, expected `a > (b - 1)`"),
        Pair(
            "CREATE TABLE t (a CONSTRAINT c CHECK (a > 0))", "CREATE TABLE t (a CONSTRAINT d CHECK (a > 0))",
            "check constraint t.c is missing", "check constraint t.d is not expected"),
        Pair(
            "CREATE TABLE t (a CONSTRAINT n NOT NULL CHECK (a))", "CREATE TABLE t (a NOT NULL CONSTRAINT n CHECK (a))",
            "column t.a: other constraint names is none, expected (not null n)",
            "check constraint t.check(a) is missing", "check constraint t.n is not expected"),
    ]

    private static let parent = "CREATE TABLE p (x INTEGER PRIMARY KEY, y UNIQUE);"
    private static let foreignKeys: [Pair] = [
        Pair(
            "CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES q)",
            "foreign key t.foreign key(a)→p(x) is missing", "foreign key t.foreign key(a)→q is not expected"),
        Pair(
            "CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES p (y))",
            "foreign key t.foreign key(a)→p(x) is missing", "foreign key t.foreign key(a)→p(y) is not expected"),
        Pair(
            "CREATE TABLE t (a REFERENCES p ON DELETE CASCADE)", "CREATE TABLE t (a REFERENCES p ON DELETE RESTRICT)",
            "foreign key t.foreign key(a)→p(x): on delete is `restrict`, expected `cascade`"),
        Pair(
            "CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES p ON UPDATE SET NULL)",
            "foreign key t.foreign key(a)→p(x): on update is `set null`, expected `no action`"),
        Pair(
            "CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY DEFERRED)",
            "foreign key t.foreign key(a)→p(x): deferrable is `deferred`, expected none"),
        Pair(
            "CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY IMMEDIATE)",
            "CREATE TABLE t (a REFERENCES p NOT NULL DEFERRABLE INITIALLY DEFERRED)",
            "column t.a: not null is yes, expected no",
            "foreign key t.foreign key(a)→p(x): deferrable is `deferred`, expected `immediate`"),
        Pair(
            "CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a REFERENCES p MATCH FULL)",
            "foreign key t.foreign key(a)→p(x): match is `full`, expected none"),
        Pair(
            "CREATE TABLE t (a REFERENCES p)", "CREATE TABLE t (a CONSTRAINT f REFERENCES p)",
            "foreign key t.f is not expected", "foreign key t.foreign key(a)→p(x) is missing"),
        Pair(
            "CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p (x, y))",
            "CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p (y, x))",
            "foreign key t.foreign key(a, b)→p(x, y) is missing",
            "foreign key t.foreign key(a, b)→p(y, x) is not expected"),
    ].map { Pair(copying: $0, behind: parent) }

    private static let base = "CREATE TABLE t (a, b); CREATE VIEW w AS SELECT 1 AS a;"
    private static let others: [Pair] = [
        Pair("CREATE INDEX i ON t (a)", "CREATE INDEX j ON t (a)", "index t.i is missing", "index t.j is not expected"),
        Pair("CREATE INDEX i ON t (a)", "CREATE UNIQUE INDEX i ON t (a)", "index t.i: unique is yes, expected no"),
        Pair("CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (b)", "index t.i: columns is (b), expected (a)"),
        Pair(
            "CREATE INDEX i ON t (a, b)", "CREATE INDEX i ON t (b, a)",
            "index t.i: columns is (b, a), expected (a, b)"),
        Pair("CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a DESC)", "index t.i: descending is (a), expected none"),
        Pair(
            "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a COLLATE NOCASE)",
            "index t.i: key collations is (NOCASE), expected none"),
        Pair(
            "CREATE INDEX i ON t (lower(a))", "CREATE INDEX i ON t (upper(a))",
            "index t.i: columns is (upper(a)), expected (lower(a))"),
        Pair(
            "CREATE INDEX i ON t (\"a\")", "CREATE INDEX i ON t (\"a\" || '')",
            "index t.i: columns is (a || ''), expected (a)"),
        Pair(
            "CREATE INDEX i ON t (a)", "CREATE INDEX i ON t (a) WHERE b", "index t.i: condition is `b`, expected none"),
        Pair(
            "CREATE INDEX i ON t (a) WHERE b > 1", "CREATE INDEX i ON t (a) WHERE b > 2",
            "index t.i: condition is `b > 2`, expected `b > 1`"),
        Pair(
            "CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW v AS SELECT b FROM t",
            "view v: query is `SELECT b FROM t`, expected `SELECT a FROM t`"),
        Pair("CREATE VIEW v AS SELECT 1", "CREATE VIEW v (x) AS SELECT 1", "view v: columns is (x), expected none"),
        Pair(
            "CREATE VIEW v AS SELECT a AS \"x\" FROM t", "CREATE VIEW v AS SELECT a AS \"X\" FROM t",
            "view v: query is `SELECT a AS X FROM t`, expected `SELECT a AS x FROM t`"),
        Pair(
            "CREATE VIEW v AS SELECT a FROM t NATURAL JOIN w", "CREATE VIEW v AS SELECT a FROM t \"natural\" JOIN w",
            "view v: query is `SELECT a FROM t \"natural\" JOIN w`, expected `SELECT a FROM t NATURAL JOIN w`"),
        Pair("CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END", "SELECT 1", "trigger t.g is missing"),
        Pair(
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
            "CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT 1; END",
            "trigger t.g: timing is `before`, expected `after`"),
        Pair(
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
            "CREATE TRIGGER g AFTER DELETE ON t BEGIN SELECT 1; END",
            "trigger t.g: event is `delete`, expected `insert`"),
        Pair(
            "CREATE TRIGGER g AFTER UPDATE ON t BEGIN SELECT 1; END",
            "CREATE TRIGGER g AFTER UPDATE OF a ON t BEGIN SELECT 1; END",
            "trigger t.g: columns is (a), expected none"),
        Pair(
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
            "CREATE TRIGGER g AFTER INSERT ON t WHEN new.a BEGIN SELECT 1; END",
            "trigger t.g: condition is `new.a`, expected none"),
        Pair(
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END",
            "trigger t.g: definition is `BEGIN SELECT 1; SELECT 2; END`, expected `BEGIN SELECT 1; END`"),
        Pair("CREATE TRIGGER g INSTEAD OF INSERT ON w BEGIN SELECT 1; END", "SELECT 1", "trigger w.g is missing"),
        Pair(
            "CREATE VIRTUAL TABLE f USING fts5(x)", "CREATE VIRTUAL TABLE f USING fts5(y)",
            "virtual table f: module arguments is (y), expected (x)"),
        Pair(
            "CREATE VIRTUAL TABLE f USING fts5(x)", "CREATE VIRTUAL TABLE f USING fts4(x)",
            "virtual table f: module is `fts4`, expected `fts5`"),
    ].map { Pair(copying: $0, behind: base) }

    @Test(arguments: tables + columns + keys + checks + foreignKeys + others)
    func oneDifferenceIsNamed(pair: Pair) throws {
        #expect(try sqliteDifferences(pair.found, from: pair.expected) == pair.differences)
        #expect(try sqliteDifferences(pair.expected, from: pair.found).count == pair.differences.count)
    }

    private static let same: [(String, String)] = [
        ("CREATE TABLE t (a INT, b TEXT)", "create table\tt(\n  a int,\r\n\n b\u{C}text )"),
        ("CREATE TABLE t (a INT, b TEXT)", "CREATE TABLE t (/* a */ a INT, -- a, b\n b /*, c INT */ TEXT) -- end"),
        ("CREATE TABLE t (a INT, b TEXT)", "CREATE TABLE \"t\" ([a] INT, `b` TEXT)"),
        ("CREATE TABLE t (a INT, b TEXT)", "CREATE TABLE 't' ('a' INT, \"b\" TEXT);"),
        ("CREATE TABLE t (a INT, b TEXT)", "CREATE TABLE IF NOT EXISTS main.t (a INT, b TEXT)"),
        ("CREATE TABLE t (a INT, b TEXT)", "CREATE TABLE t (b TEXT, a INT)"),
        (
            "CREATE TABLE t (a INT PRIMARY KEY) STRICT, WITHOUT ROWID",
            "CREATE TABLE t (a int primary key) without rowid,strict"
        ),
        ("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT NULL)"),
        ("CREATE TABLE t (a INT, b \"x y\")", "CREATE TABLE t (a \"int\", b [x Y])"),
        ("CREATE TABLE t (a INT, b \"x y\" z)", "CREATE TABLE t (a [INT], b [x y] Z)"),
        ("CREATE TABLE t (a INT NOT NULL, PRIMARY KEY (a)) STRICT", "CREATE TABLE t (a INT PRIMARY KEY) STRICT"),
        (
            "CREATE TABLE t (a, PRIMARY KEY (a, a), UNIQUE (a, a)) WITHOUT ROWID",
            "CREATE TABLE t (a, UNIQUE (a, a), PRIMARY KEY (A, [a])) WITHOUT ROWID"
        ),
        ("CREATE TABLE t (a NOT NULL)", "CREATE TABLE t (a NOT NULL ON CONFLICT ABORT)"),
        (
            "CREATE TABLE t (a NOT NULL DEFAULT 1 COLLATE NOCASE)",
            "CREATE TABLE t (a COLLATE nocase DEFAULT 1 not null)"
        ),
        ("CREATE TABLE t (a DEFAULT 1)", "CREATE TABLE t (a DEFAULT (1))"),
        ("CREATE TABLE t (a DEFAULT x'ab')", "CREATE TABLE t (a DEFAULT X'AB')"),
        ("CREATE TABLE t (a DEFAULT 0xff, b DEFAULT 1e5)", "CREATE TABLE t (a DEFAULT 0XFF, b DEFAULT 1E5)"),
        ("CREATE TABLE t (a DEFAULT yes)", "CREATE TABLE t (a DEFAULT 'yes')"),
        ("CREATE TABLE t (a DEFAULT \"yes\")", "CREATE TABLE t (a DEFAULT 'yes')"),
        ("CREATE TABLE t (a DEFAULT (lower('X')))", "CREATE TABLE t (a DEFAULT ( LOWER ( 'X' ) ))"),
        ("CREATE TABLE t (a COLLATE BINARY)", "CREATE TABLE t (a)"),
        ("CREATE TABLE t (a VARCHAR(10, 2))", "CREATE TABLE t (a varchar ( 10,2 ))"),
        ("CREATE TABLE t (a, b AS (a + 1))", "CREATE TABLE t (a, b generated always as (\"A\"+1) virtual)"),
        ("CREATE TABLE t (a INT PRIMARY KEY)", "CREATE TABLE t (a INT, PRIMARY KEY (a ASC))"),
        (
            "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)",
            "CREATE TABLE t (a INTEGER, PRIMARY KEY (a AUTOINCREMENT))"
        ),
        ("CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a, UNIQUE ((\"A\")))"),
        ("CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a, UNIQUE ('a' COLLATE BINARY ASC) ON CONFLICT ABORT)"),
        (
            "CREATE TABLE t (a, b, UNIQUE (a), UNIQUE (b), CHECK (a), CHECK (b))",
            "CREATE TABLE t (a, b, CHECK (b) UNIQUE (b) CHECK (a) UNIQUE (a))"
        ),
        ("CREATE TABLE t (a CHECK (a > 0))", "CREATE TABLE t (a, CHECK (\"a\">0))"),
        ("CREATE TABLE t (a CHECK (a > 0))", "CREATE TABLE t (A CHECK (A > 0)); ALTER TABLE t RENAME A TO a"),
        (
            "CREATE TABLE t (a CHECK (a IN (1, 2) AND a NOT NULL))",
            "CREATE TABLE t (a CHECK ([a] in(1,2) and/**/A not null))"
        ),
        (
            "CREATE TABLE t (a CHECK (CAST(a AS TEXT) LIKE 'x%'))",
            "CREATE TABLE t (a CHECK (cast ( `a` as text ) like 'x%'))"
        ),
        (
            "CREATE TABLE t (a CHECK (CASE WHEN a THEN 1 ELSE 0 END))",
            "CREATE TABLE t (a CHECK (case when a then 1 else 0 end))"
        ),
        ("CREATE TABLE t (a CHECK (a = \"x\"))", "CREATE TABLE t (a CHECK (a = 'x'))"),
        ("CREATE TABLE t (a CHECK (a = 1 COLLATE NOCASE))", "CREATE TABLE t (a CHECK (a = 1 collate \"nocase\"))"),
        ("CREATE TABLE t (a REFERENCES t (a))", "CREATE TABLE t (a, FOREIGN KEY (A) REFERENCES T ('A'))"),
        (
            "CREATE TABLE t (a INT PRIMARY KEY, b REFERENCES t)",
            "CREATE TABLE t (a INT PRIMARY KEY, b REFERENCES \"t\" (a))"
        ),
        ("CREATE TABLE t (a REFERENCES x)", "CREATE TABLE t (a REFERENCES x ON DELETE NO ACTION NOT DEFERRABLE)"),
        (
            "CREATE TABLE t (a REFERENCES x ON DELETE CASCADE ON UPDATE SET NULL)",
            "CREATE TABLE t (a references x on update set null on delete cascade)"
        ),
        (
            "CREATE TABLE t (a REFERENCES x DEFERRABLE)",
            "CREATE TABLE t (a REFERENCES x DEFERRABLE INITIALLY IMMEDIATE)"
        ),
        ("CREATE TABLE t (a); CREATE INDEX i ON t (a)", "CREATE TABLE t (a); create index [i] on \"T\" ( `A` asc ) ;"),
        (
            "CREATE TABLE t (a); CREATE INDEX i ON t (lower(a) DESC) WHERE a IS NOT NULL",
            "CREATE TABLE t (a); CREATE INDEX IF NOT EXISTS main.i ON t ((LOWER(\"a\")) desc) where A is not null -- x"
        ),
        (
            "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t WHERE a > 1 ORDER BY a",
            "CREATE TABLE t (a); create view \"v\" as\nselect [a] from `t` where \"a\">1 /* x */ order by A;"
        ),
        (
            "CREATE TABLE t (a); CREATE TRIGGER g BEFORE UPDATE OF a ON t WHEN old.a BEGIN UPDATE t SET a = max(1, 2); END",
            "CREATE TABLE t (a); create trigger [g] update of \"A\" on main.t for each row when old . \"a\" begin update t set \"a\"=MAX(1,2) ;end"
        ),
        (
            "CREATE TABLE t (a); CREATE TABLE u (b); CREATE VIEW v AS SELECT 1",
            "CREATE VIEW v AS SELECT 1; CREATE TABLE u (b); CREATE TABLE t (a)"
        ),
        (
            "CREATE VIRTUAL TABLE f USING fts5(x, prefix='2')",
            "create virtual table \"f\" using FTS5 ( x,prefix = '2' )"
        ),
    ]

    @Test(arguments: same)
    func whatMeansTheSameIsNoDifference(left: String, right: String) throws {
        #expect(try sqliteDifferences(right, from: left) == [])
        #expect(try sqliteDifferences(left, from: right) == [])
    }
}

extension SQLiteCatalogueDifferenceTests.Pair {
    /// The same pair in a database that holds more.
    init(copying pair: Self, behind script: String) {
        expected = script + pair.expected
        found = script + pair.found
        differences = pair.differences
    }
}
