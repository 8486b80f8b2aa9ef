import SchemagenLanguage
import SchemagenModel

/// Tables, views, enums and types whose names give one file: the model and the page of an object bear its Swift name, and
/// disks of macOS and Windows do not tell `order` from `Order`.
struct FileNameRule {
    /// Reports each name but the first of those that are one to such a disk.
    static func check(_ schema: Schema, _ bag: inout DiagnosticBag) {
        var objects: [ObjectInfo] = []
        objects.reserveCapacity(schema.tables.count + schema.views.count + schema.enums.count + schema.types.count)
        for table in schema.tables { objects.append(table.info) }
        for view in schema.views { objects.append(view.info) }
        for item in schema.enums { objects.append(item.info) }
        for type in schema.types { objects.append(type.info) }
        var first: [String: ObjectInfo] = [:]
        first.reserveCapacity(objects.count)
        for object in objects {
            let key = folded(object.name)
            guard let other = first[key] else {
                first[key] = object
                continue
            }
            let isLater = object.anchor.span.start >= other.anchor.span.start
            if !isLater { first[key] = object }
            report(isLater ? object : other, besides: isLater ? other : object, &bag)
        }
    }

    private static func report(_ object: ObjectInfo, besides other: ObjectInfo, _ bag: inout DiagnosticBag) {
        bag.add(
            .fileNameTaken,
            "`\(other.name)` and `\(object.name)` would have one file where the disk does not tell letters by their case",
            at: object.anchor.span, notes: [Diagnostic.Note("the first one", at: other.anchor.span)],
            fixes: [
                Diagnostic.Fix(
                    "choose a name that differs in more than case; `as \(object.sqlName)` keeps the one in the database"
                )
            ])
    }

    /// A name as such a disk sees it. Texts that Unicode takes for equal, composed or not, are equal as strings.
    static func folded(_ name: String) -> String {
        // The capital first: letters such as `ς` and `σ` have one.
        name.uppercased().lowercased()
    }
}
