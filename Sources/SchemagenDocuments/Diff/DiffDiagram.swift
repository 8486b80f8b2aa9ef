import SchemagenGeneration
import SchemagenHistory
import SchemagenModel

/// A picture of the tables that a change of the schema affects, and of those next to them.
struct DiffDiagram {
    /// The text.
    let text: MarkdownBuffer
    /// How many affected tables are drawn, and how many there are.
    let tables: (drawn: Int, all: Int)
    /// How many relations are drawn, and how many there are.
    let relations: (drawn: Int, all: Int)

    /// The diagram; nil where the change affects no table of a database.
    init?(_ diff: SchemaDiff) {
        var marks: [String: String] = [:]
        var removed: [String] = []
        for object in diff.objects where object.kind == ObjectKind.table.rawValue {
            guard object.changes.contains(where: { if case .databases = $0.scope { true } else { false } }) else {
                continue
            }
            switch object.fate {
            case .added: marks[object.name] = "new"
            case .renamed: marks[object.name] = "renamed"
            case .changed: marks[object.name] = "changed"
            case .removed:
                // Where another table has taken the name, that one is drawn.
                guard !diff.new.tables.contains(where: { $0.info.name == object.name }) else { continue }
                marks[object.name] = "removed"
                removed.append(object.name)
            }
        }
        guard !marks.isEmpty else { return nil }
        var schema = diff.new
        schema.tables += (diff.old?.tables ?? []).filter { removed.contains($0.info.name) }
        let context = PageContext(schema, history: ObjectHistory(MigrationFolder(path: "", files: [:])))

        let affected = schema.tables.filter { marks[$0.info.name] != nil }
        var between: [DiagramRelation] = []
        var around: [DiagramRelation] = []
        for table in schema.tables {
            let isAffected = marks[table.info.name] != nil
            for key in table.foreignKeys where isAffected || marks[key.table] != nil {
                let relation = DiagramRelation(
                    child: table.info.name, foreignKey: key, isUnique: table.holdsOnce(key.columns))
                if isAffected, marks[key.table] != nil { between.append(relation) } else { around.append(relation) }
            }
        }
        let drawing = FittedDrawing(
            affected.map { DiagramTable(name: $0.info.name, mark: marks[$0.info.name]) }, between + around, context)
        text = drawing.text
        tables = (drawing.tables, affected.count)
        relations = (drawing.relations, between.count + around.count)
    }

    /// What the picture leaves out; nil: nothing.
    var omission: String? {
        var parts: [String] = []
        if tables.drawn < tables.all { parts.append("\(tables.drawn) of \(tables.all) tables that change") }
        if relations.drawn < relations.all { parts.append("\(relations.drawn) of \(relations.all) relations") }
        return parts.isEmpty ? nil : "It shows \(parts.joined(separator: " and "))."
    }
}
