import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Loads a file with Gephi's own importer and prints what Gephi holds: one "key value" a line, warnings included. */
public class GephiRead {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
            projects.newProject();
            Workspace workspace = projects.getCurrentWorkspace();
            ImportController importer = Lookup.getDefault().lookup(ImportController.class);
            Container container = importer.importFile(new File(file));
            container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
            List<Issue> issues = new ArrayList<>();
            issues.addAll(container.getReport().getIssuesList(100000));
            importer.process(container, new DefaultProcessor(), workspace);
            issues.addAll(container.getReport().getIssuesList(100000));
            GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
            Graph graph = model.getGraph();
            System.out.println("file " + file);
            System.out.println("nodes " + graph.getNodeCount());
            System.out.println("edges " + graph.getEdgeCount());
            for (Issue issue : issues) System.out.println("issue " + issue.getLevel() + " " + issue.getMessage().replace('\n', ' '));
            int labelled = 0, coloured = 0, placed = 0, typed = 0;
            for (Node node : graph.getNodes()) {
                if (node.getLabel() != null && !node.getLabel().equals(node.getId())) labelled++;
                if (node.r() != 0 || node.g() != 0 || node.b() != 0) coloured++;
                if (node.x() != 0 || node.y() != 0) placed++;
                if (node.getAttribute("type") != null) typed++;
            }
            double weight = 0;
            int names = 0;
            for (Edge edge : graph.getEdges()) { weight += edge.getWeight(); if (edge.getLabel() != null || edge.getTypeLabel() != null) names++; }
            int timed = 0, dated = 0;
            for (Node node : graph.getNodes()) if (node.getIntervals().length > 0) timed++;
            for (Edge edge : graph.getEdges()) if (edge.getIntervals().length > 0) dated++;
            System.out.println("timednodes " + timed);
            System.out.println("timededges " + dated);
            for (org.gephi.graph.api.Column c : model.getNodeTable()) System.out.println("nodecolumn " + c.getId() + " " + c.getTypeClass().getSimpleName());
            for (org.gephi.graph.api.Column c : model.getEdgeTable()) System.out.println("edgecolumn " + c.getId() + " " + c.getTypeClass().getSimpleName());
            System.out.println("labelled " + labelled);
            System.out.println("coloured " + coloured);
            System.out.println("placed " + placed);
            System.out.println("typed " + typed);
            System.out.println("weight " + weight);
            System.out.println("edgelabels " + names);
            System.out.println("dynamic " + model.isDynamic());
            System.out.println("timerepresentation " + model.getConfiguration().getTimeRepresentation());
            projects.closeCurrentProject();
        }
    }
}
