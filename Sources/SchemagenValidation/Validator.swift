import SchemagenLanguage
import SchemagenModel

/// Finds what a schema says that no database would accept, that one of its databases cannot do, or that is likely to be
/// regretted.
public enum Validator {
    /// The findings about a resolved schema, in the order of their places, with `@allow` and the header's `lint` setting
    /// applied.
    /// - Parameters:
    ///   - schema: The schema.
    ///   - workers: Who looks at the tables; one table's findings do not depend on another's.
    public static func validate(_ schema: Schema, workers: Workers = .one) -> [Diagnostic] {
        let facts = SchemaFacts(schema, index: SchemaIndex(schema))
        var findings = ValidationFindings(settings: schema.settings)
        for rule in schemaRules { rule.check(facts, findings: &findings) }
        var bag = DiagnosticBag()
        bag.add(contentsOf: findings.diagnostics)
        // Some tables at a time: what a single one takes is not worth handing over.
        let size = 16
        let pieces = workers.map((schema.tables.count + size - 1) / size) { piece in
            var findings = ValidationFindings(settings: schema.settings)
            for table in schema.tables[(piece * size)...].prefix(size) {
                let table = facts.tables.facts(table)
                for rule in tableRules { rule.check(table, in: facts, findings: &findings) }
            }
            return findings.diagnostics
        }
        for piece in pieces { bag.add(contentsOf: piece) }
        return bag.sorted
    }

    private static let schemaRules: [any SchemaRule.Type] = [
        EnumCasesRule.self, SQLiteObjectsRule.self, ViewOptionsRule.self, UsedObjectsRule.self,
        NamedIndexRule.self, SQLTextRule.self,
        ObjectNamesRule.self,
        ForeignKeyCycleRule.self,
    ]

    private static let tableRules: [any TableRule.Type] = [
        EmptyTableRule.self, PrimaryKeyRule.self, TableNamesRule.self, IdentityRule.self, GeneratedColumnRule.self,
        TouchRule.self, AvailabilityRule.self, ForeignKeyIndexRule.self, ForeignKeyTypeRule.self,
        ForeignKeyActionRule.self, ForeignKeyTargetRule.self, RedundantIndexRule.self, PartitionKeyRule.self,
        DeprecationRule.self, SQLiteTypesRule.self, SQLiteConstraintsRule.self, SQLiteIndexesRule.self,
        SQLiteTableOptionsRule.self, SQLiteRowIDRule.self, PostgreSQLRule.self, VersionRule.self,
    ]
}
