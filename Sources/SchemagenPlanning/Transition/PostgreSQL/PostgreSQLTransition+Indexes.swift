import SchemagenModel

/// Indexes that go from tables that stay, in a way that keeps nobody waiting.
extension PostgreSQLTransition {
    /// The names of tables, views, sequences, indexes, and of the keys that have indexes.
    static func relationNames(in structure: Structure) -> Set<QualifiedName> {
        var names: Set<QualifiedName> = []
        for sequence in structure.schema.sequences { names.insert(QualifiedName(sequence.info)) }
        for view in structure.schema.views where structure.holds(view) {
            names.insert(QualifiedName(view.info))
            for index in view.indexes { names.insert(QualifiedName(index.sqlName, in: view.info.sqlSchema)) }
        }
        for table in structure.schema.tables where structure.holds(table) {
            let schema = table.info.sqlSchema
            var own = [table.info.sqlName] + table.indexes.map(\.sqlName)
            own += [table.primaryKey?.info].compactMap { $0?.sqlName } + table.uniques.map(\.info.sqlName)
            own += table.exclusions.map(\.info.sqlName) + table.columns.compactMap(\.identity?.sequenceName)
            for name in own { names.insert(QualifiedName(name, in: schema)) }
        }
        return names
    }

    /// Whether an index can stay until the rest is done, and then go in a way that keeps nobody waiting.
    func goesLater(_ part: TablePart, of delta: TableDelta) -> Bool {
        let (name, options) = (delta.renamed.info.name, delta.renamed.options)
        guard isOnline, options.partitioning == nil, options.clusterIndex != part.sqlName,
            !part.expressions.contains(where: SQLEscape.isIn)
        else { return false }
        if case .index(part.sqlName) = options.replicaIdentity { return false }
        // On the way back a released column goes, and its index with it.
        let released = delta.columns.filter(\.isReleased).map(\.from)
        let gone = Set((delta.removed + released).map(\.name))
        return [gone, touched.retyped[name, default: []], touched.remade[name, default: []]]
            .allSatisfy(part.columns.isDisjoint)
    }

    /// An index goes in the end; one whose name something new has steps aside until then.
    func dropLater(_ index: Index, of delta: TableDelta) -> [PlanEntry] {
        var entries: [PlanEntry] = []
        var index = index
        let name = index.sqlName
        if old.hasComments, let comment = index.comment(in: delta.former.info.sqlSchema) {
            // It goes before the index, so that it comes after it on the way back.
            var entry = comment.reversed.at(.main)
            entry.up = entry.up.map { PlannedStep($0.step, in: .former) }
            entry.down = entry.down.map { PlannedStep($0.step, in: .former) }
            entries.append(entry)
        }
        if takenNames.contains(QualifiedName(name, in: delta.latter.info.sqlSchema)) {
            index.sqlName = Renames.between(name)
            let schema = delta.former.info.sqlSchema
            entries.append(
                PlanEntry(
                    .rename(.index, from: QualifiedName(name, in: schema), to: index.sqlName),
                    .rename(.index, from: QualifiedName(index.sqlName, in: schema), to: name), in: .former))
        }
        entries.append(
            PlanEntry(
                .dropIndex(index, owner: delta.renamed.info.name, isConcurrent: true),
                .createIndex(index, owner: delta.renamed.info.name, isConcurrent: true), in: .renamed,
                stage: .indexRemovals))
        return entries
    }
}
