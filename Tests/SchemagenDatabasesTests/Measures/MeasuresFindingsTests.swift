import SchemagenDatabases
import SchemagenMeasures
import SchemagenTestSupport
import Testing

/// Which indexes are missing, and which are not used.
@Suite struct MeasuresFindingsTests {
    private static let parents = """
        CREATE TABLE p (a int, b int, c int, PRIMARY KEY (a, b)); CREATE TABLE q (id int PRIMARY KEY);
        CREATE TABLE child (id int, a int, b int, other int, CONSTRAINT child_ab FOREIGN KEY (a, b) REFERENCES p);
        CREATE TABLE single (id int, q_id int CONSTRAINT single_q REFERENCES q);
        """

    /// An index, and whether it serves the foreign key of its table.
    @Test(arguments: [
        ("CREATE INDEX i ON child (a, b)", true), ("CREATE INDEX i ON child (b, a)", true),
        ("CREATE INDEX i ON child (b, a, other)", true), ("CREATE UNIQUE INDEX i ON child (b, a, id)", true),
        ("CREATE INDEX i ON child (a)", false), ("CREATE INDEX i ON child (a, other, b)", false),
        ("CREATE INDEX i ON child (other, a, b)", false), ("CREATE INDEX i ON child (a) INCLUDE (b)", false),
        ("CREATE INDEX i ON child (a, b) WHERE id > 5", false),
        ("CREATE INDEX i ON child (a, b) WHERE a IS NOT NULL", true),
        ("CREATE INDEX i ON child (a, b) WHERE a IS NOT NULL AND id > 5", false),
        ("CREATE INDEX i ON child (a, (b + 0))", false), ("CREATE INDEX i ON child USING brin (a, b)", false),
        ("ALTER TABLE child ADD UNIQUE (a, b)", true),
    ]) func aForeignKeyOfTwoColumns(_ script: String, _ isServed: Bool) throws {
        try MeasuresExample.onEachServer(Self.parents + script) { (example) throws in
            let missing = try #require(try example.measures().missingIndexes.value)
            #expect(missing.map(\.foreignKey.name) == (isServed ? ["single_q"] : ["child_ab", "single_q"]))
        }
    }

    @Test(arguments: [
        ("CREATE INDEX i ON single USING hash (q_id)", true), ("CREATE INDEX i ON single (q_id, id)", true),
        ("CREATE INDEX i ON single (id, q_id)", false),
        ("CREATE INDEX i ON single (q_id) WHERE q_id IS NOT NULL", true),
    ]) func aForeignKeyOfOneColumn(_ script: String, _ isServed: Bool) throws {
        try MeasuresExample.onEachServer(Self.parents + script) { (example) throws in
            let missing = try #require(try example.measures().missingIndexes.value)
            #expect(missing.map(\.foreignKey.name) == (isServed ? ["child_ab"] : ["child_ab", "single_q"]))
        }
    }

    @Test func aMissingIndexHasItsTablesFigures() throws {
        let script = "INSERT INTO single SELECT i FROM generate_series(1, 100) i; SELECT * FROM single; ANALYZE single;"
        try MeasuresExample.onEachServer(Self.parents + script) { (example) throws in
            let missing = try #require(try example.measures().missingIndexes.value).last
            #expect(missing?.foreignKey.table.name == "single" && missing?.foreignKey.columns == ["q_id"])
            #expect(missing?.foreignKey.target.name == "q")
            #expect(missing?.rows == .measured(100))
            #expect((missing?.tableBytes.value ?? 0) >= 8192)
            #expect((missing?.sequentialScans.value ?? 0) >= 1)
        }
    }

    @Test func partitionsMayHaveTheIndexThemselves() throws {
        let script = """
            CREATE TABLE d (k int, q_id int CONSTRAINT d_q REFERENCES q) PARTITION BY LIST (k);
            CREATE TABLE d1 PARTITION OF d FOR VALUES IN (1); CREATE TABLE d2 PARTITION OF d FOR VALUES IN (2);
            CREATE INDEX single_q_id ON single (q_id); CREATE INDEX ON child (a, b); CREATE INDEX ON d1 (q_id);
            """
        try MeasuresExample.onEachServer(Self.parents + script) { (example) throws in
            #expect(try example.measures().missingIndexes.value?.map(\.foreignKey.table.name) == ["d"])
            try example.run("CREATE INDEX ON d2 (q_id)")
            #expect(try example.measures().missingIndexes.value?.isEmpty == true)
        }
    }

    @Test func anUnusedIndexIsThereForNothingElse() throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, u int UNIQUE, a int, b int NOT NULL, c int, r int4range,
                EXCLUDE USING gist (r WITH &&));
            CREATE INDEX t_a ON t (a); CREATE INDEX t_b ON t (b); CREATE UNIQUE INDEX t_c ON t (c);
            CREATE UNIQUE INDEX t_identity ON t (b); ALTER TABLE t REPLICA IDENTITY USING INDEX t_identity;
            CREATE INDEX single_q_id ON single (q_id); CREATE INDEX child_ba ON child (b, a);
            CREATE INDEX child_abo ON child (a, b, other);
            INSERT INTO t SELECT i, i, i, i, i FROM generate_series(1, 1000) i; ANALYZE t; SET enable_seqscan = off;
            SELECT * FROM t WHERE a = 5;
            """
        try MeasuresExample.onEachServer(Self.parents + script) { (example) throws in
            let measures = try example.measures()
            let unused = try #require(measures.unusedIndexes.value)
            #expect(unused.indexes.map(\.index.name) == ["child_abo", "child_ba", "single_q_id", "t_b"])
            #expect(unused.indexes.map(\.onlyOneFor) == [[], [], ["single_q"], []])
            #expect(unused.since == .measured(nil))
            #expect(unused.isReplica == .measured(false) && unused.standbys == .measured(0))
            #expect(unused.serverStartedAt.value != nil && unused.unmeasured.isEmpty)
            try example.run("SELECT pg_stat_reset()")
            let reset = try #require(try example.measures().unusedIndexes.value)
            #expect(reset.since.value.flatMap { $0 } != nil)
            #expect(reset.indexes.map(\.index.name).contains("t_a"))
        }
    }

    @Test func whereUsesAreNotCountedNothingIsSaid() throws {
        try MeasuresExample.onEachServer("CREATE TABLE t (a int); CREATE INDEX t_a ON t (a);") { (example) throws in
            try example.connection.execute("SET track_counts = off")
            let unused = try example.measures().unusedIndexes
            #expect(unused.reason?.reason == "the server does not count uses: track_counts is off")
        }
    }
}
