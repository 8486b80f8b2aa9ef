import SchemagenModel

/// What the steps write anew and read on SQLite, which locks the whole database for every migration.
extension EffectAssessment {
    func sqliteEffect(of step: Step, _ index: SchemaIndex) -> StepEffect {
        var impact = Impact(live)
        switch step {
        case .rebuildTable(let rebuild):
            if let id = live[QualifiedName(rebuild.to.info)] { impact.rewrite(id) }
        // The values of the column are taken out of every row.
        case .dropColumn(_, let table): if let id = relation(table, index) { impact.rewrite(id) }
        // The checks of the table, and its types where it is STRICT, are tried on every row.
        case .addColumn(_, let table, _): if let id = relation(table, index) { impact.scan(id) }
        case .createIndex(_, let owner, _, _): if let id = relation(owner, index) { impact.scan(id) }
        default: break
        }
        return impact.effect
    }
}
