import SchemagenTestSupport
import Testing

/// The law on names that a schema file finds hard, and on what only newer servers know.
@Suite struct PostgreSQLNameTests {
    @Test(.needs(majorVersion: 15)) func nullsNotDistinct() throws {
        let law = try ImportLaw(
            script: """
                CREATE TABLE codes (id integer PRIMARY KEY, a text UNIQUE NULLS NOT DISTINCT, b integer, c integer,
                    d text UNIQUE, CONSTRAINT odd UNIQUE NULLS NOT DISTINCT (b, c));
                CREATE UNIQUE INDEX codes_c_idx ON codes (c) NULLS NOT DISTINCT;
                CREATE UNIQUE INDEX codes_b_idx ON codes (b DESC) INCLUDE (a) NULLS NOT DISTINCT WHERE c > 0;
                CREATE UNIQUE INDEX codes_d_idx ON codes (lower(d)) NULLS NOT DISTINCT;
                """, name: "Codes")
        #expect(law.breaches == [])
        #expect(law.imported.opaque == [])
    }

    /// `é` as one scalar and as two are two names to PostgreSQL and one to Swift. What comes second stays SQL, and what
    /// refers to it still does.
    @Test func bothNormalForms() throws {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        let law = try ImportLaw(
            script: """
                CREATE TYPE "\(composed)_kind" AS ENUM ('\(composed)', '\(decomposed)', 'x');
                CREATE TYPE "\(decomposed)_kind" AS ENUM ('\(decomposed)');
                CREATE TYPE one_form AS ENUM ('\(decomposed)', 'y');
                CREATE TABLE "\(composed)" (id integer PRIMARY KEY, kind "\(composed)_kind", form one_form DEFAULT '\(decomposed)');
                CREATE TABLE "\(decomposed)" (id integer PRIMARY KEY REFERENCES "\(composed)", kind "\(decomposed)_kind");
                CREATE TABLE plain (id integer PRIMARY KEY, one integer REFERENCES "\(composed)",
                    other integer REFERENCES "\(decomposed)", "\(decomposed)" text CHECK ("\(decomposed)" <> '\(decomposed)'));
                CREATE TABLE both_forms (id integer PRIMARY KEY, "\(composed)" integer, "\(decomposed)" text DEFAULT '\(decomposed)');
                CREATE INDEX "\(composed)_idx" ON both_forms ("\(decomposed)");
                CREATE INDEX "\(decomposed)_idx" ON both_forms ("\(composed)");
                CREATE INDEX "\(decomposed)_i" ON plain (one);
                CREATE INDEX "\(composed)_i" ON plain (other);
                CREATE VIEW "\(composed)_view" AS SELECT "\(decomposed)" FROM both_forms;
                CREATE VIEW "\(decomposed)_view" AS SELECT "\(composed)" FROM both_forms;
                CREATE SEQUENCE "\(composed)_numbers";
                CREATE SEQUENCE "\(decomposed)_numbers";
                """, name: "Forms")
        #expect(law.breaches == [])
    }

    @Test(arguments: 0..<4) func reservedWords(quarter: Int) throws {
        let words = Self.words.enumerated().filter { $0.offset % 4 == quarter }.map(\.element)
        var script = "CREATE TYPE every_word AS ENUM (\(words.map { "'\($0)'" }.joined(separator: ", ")));\n"
        for (number, word) in words.enumerated() {
            let next = words[(number + 1) % words.count]
            script += """
                CREATE TYPE "\(word)_" AS ENUM ('\(word)', '\(next)');
                CREATE DOMAIN "\(word)__" AS integer CHECK (VALUE > \(number));
                CREATE TABLE "\(word)" ("\(word)" integer PRIMARY KEY, "\(next)" integer, kind "\(word)_" DEFAULT '\(next)',
                    size "\(word)__", CHECK ("\(word)" > 0), UNIQUE ("\(next)"));
                CREATE INDEX "\(word)_index" ON "\(word)" ("\(next)" DESC, kind) WHERE "\(word)" > 7;
                CREATE VIEW "\(word)___" AS SELECT "\(word)", "\(next)" FROM "\(word)";

                """
        }
        for (number, word) in words.enumerated() {
            let next = words[(number + 1) % words.count]
            script += "ALTER TABLE \"\(word)\" ADD FOREIGN KEY (\"\(next)\") REFERENCES \"\(next)\";\n"
        }
        let columns = words.map { "\"\($0)\" every_word DEFAULT '\($0)'" }.joined(separator: ", ")
        script += "CREATE TABLE every_column (\(columns));\n"
        let law = try ImportLaw(script: script, name: "Words")
        #expect(law.breaches == [])
        #expect(law.imported.opaque == [])
    }

    /// Reserved in PostgreSQL, in Swift, or in the language itself.
    static let words = [
        "all", "analyse", "and", "any", "array", "as", "asc", "between", "both", "case", "cast", "check", "collate",
        "column",
        "constraint", "create", "current_date", "current_user", "default", "deferrable", "desc", "distinct", "do",
        "else",
        "end", "except", "false", "fetch", "for", "foreign", "from", "grant", "group", "having", "in", "initially",
        "intersect", "into", "lateral", "leading", "left", "limit", "localtime", "not", "null", "offset", "on", "only",
        "or",
        "order", "placing", "primary", "references", "returning", "select", "session_user", "some", "symmetric",
        "table",
        "then", "to", "trailing", "true", "union", "unique", "user", "using", "value", "variadic", "when", "where",
        "window",
        "with", "class", "struct", "enum", "func", "let", "var", "self", "Self", "Type", "init", "protocol",
        "extension",
        "import", "operator", "nil", "is", "try", "throw", "throws", "switch", "static", "super", "return", "repeat",
        "guard",
        "if", "while", "Any", "inout", "rethrows", "await", "async", "id", "ID", "hashValue", "description", "rawValue",
        "schema", "view", "type", "mixin", "sequence", "index", "sql", "partition", "namespace", "databases", "naming",
        "uses",
        "count", "length", "now", "uuid", "string", "int", "date", "json", "decimal", "double", "bool", "data",
        "optional",
        "error", "columns", "draft", "codingkeys", "allCases", "values", "public", "internal", "private", "name", "oid",
    ]
}
