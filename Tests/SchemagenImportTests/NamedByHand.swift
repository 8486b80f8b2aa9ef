/// How many names of a schema file are spelled out.
enum NamedByHand {
    /// The share of columns and indexes with a name of their own, in percent.
    static func share(of source: String) -> Double {
        let lines = source.split(separator: "\n").map { $0.drop { $0 == " " } }
        var (count, named) = (0, 0)
        for line in lines {
            let isIndex = line.hasPrefix("index(") || line.hasPrefix("unique(") || line.contains("@index")
            let isColumn =
                line.contains(": ") && line.first?.isLetter == true && !line.hasPrefix("databases")
                && !line.hasPrefix("naming") && !line.hasPrefix("type ") && !line.hasPrefix("check ")
            if isColumn { count += 1 }
            if isIndex { count += 1 }
            if isIndex && (line.contains(") as ") || line.contains("@index(as:")) { named += 1 }
            if isColumn, line.prefix(while: { $0 != ":" }).contains(" as ") { named += 1 }
        }
        return count == 0 ? 0 : 100 * Double(named) / Double(count)
    }
}
