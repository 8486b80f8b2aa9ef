import SchemagenLanguage
import SchemagenModel

/// Which rules are applied to a schema.
public struct RuleSet: Sendable {
    let schemaRules: [any SchemaRule.Type]
    let tableRules: [any TableRule.Type]

    /// What every command looks for: a schema that breaks one of these can or should not be generated from.
    public static let required = RuleSet(
        schemaRules: [
            EnumCasesRule.self, SQLiteObjectsRule.self, ViewOptionsRule.self, UsedObjectsRule.self,
            EmptySourceRule.self, NamedIndexRule.self, SQLTextRule.self, RepeatedTextRule.self, ExtensionRule.self,
            ObjectNamesRule.self, ForeignKeyCycleRule.self,
        ],
        tableRules: [
            EmptyTableRule.self, PrimaryKeyRule.self, TableNamesRule.self, IdentityRule.self, GeneratedColumnRule.self,
            TouchRule.self, AvailabilityRule.self, ForeignKeyIndexRule.self, ForeignKeyTypeRule.self,
            ForeignKeyActionRule.self, ForeignKeyTargetRule.self, RedundantIndexRule.self, PartitionKeyRule.self,
            PartitionedTableRule.self, UnorderedKeyRule.self,
            DeprecationRule.self, SQLiteTypesRule.self, SQLiteConstraintsRule.self, SQLiteIndexesRule.self,
            SQLiteTableOptionsRule.self, SQLiteRowIDRule.self, PostgreSQLRule.self, IndexParameterRule.self,
            IndexCollationRule.self, OperatorClassRule.self,
            VersionRule.self,
        ])

    /// What `lint` looks for: all of that, and what is worth a second look.
    public static let all = RuleSet(
        schemaRules: required.schemaRules + LintRules.schema, tableRules: required.tableRules + LintRules.table)
}

/// Finds what a schema says that no database would accept, that one of its databases cannot do, or that is likely to be
/// regretted.
public enum Validator {
    /// The findings about a resolved schema that every command reports, in the order of their places, with `@allow` and
    /// the header's `lint` setting applied.
    /// - Parameters:
    ///   - schema: The schema.
    ///   - workers: Who looks at the tables; one table's findings do not depend on another's.
    public static func validate(_ schema: Schema, workers: Workers = .one) -> [Diagnostic] {
        findings(about: schema, workers: workers).diagnostics
    }

    /// The findings about a resolved schema, in the order of their places, and those that an `@allow` suppresses.
    /// - Parameters:
    ///   - schema: The schema.
    ///   - rules: Which rules are applied.
    ///   - workers: Who looks at the tables.
    public static func findings(
        about schema: Schema, by rules: RuleSet = .required, workers: Workers = .one
    ) -> RuleFindings {
        let facts = SchemaFacts(schema, index: SchemaIndex(schema))
        var findings = ValidationFindings(settings: schema.settings)
        for rule in rules.schemaRules { rule.check(facts, findings: &findings) }
        // Some tables at a time: what a single one takes is not worth handing over.
        let size = 16
        let pieces = workers.map((schema.tables.count + size - 1) / size) { piece in
            var findings = ValidationFindings(settings: schema.settings)
            for table in schema.tables[(piece * size)...].prefix(size) {
                let table = facts.tables.facts(table)
                for rule in rules.tableRules { rule.check(table, in: facts, findings: &findings) }
            }
            return findings
        }
        var bag = DiagnosticBag()
        var suppressed: [SuppressedFinding] = []
        for piece in [findings] + pieces {
            bag.add(contentsOf: piece.diagnostics)
            suppressed += piece.suppressed
        }
        return RuleFindings(diagnostics: bag.sorted, suppressed: suppressed)
    }
}
