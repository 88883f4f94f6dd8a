package io.github.teelab.engine;

import java.util.List;
import java.util.Objects;

/** What a program knows of each task, one array per property. */
final class TaskColumns {
    final int[] resources;
    /** Empty if no task needs a second resource. */
    final int[] secondResources;

    final long[] durationsPs;
    final long[] bytes;
    final int[] labels;
    final int[] categories;
    final int[] operations;
    final long[] notBeforePs;
    final List<String> labelNames;
    final List<String> categoryNames;

    private TaskColumns(Growing columns) {
        resources = columns.resources.toArray();
        secondResources = columns.secondResources.toArray();
        durationsPs = columns.durationsPs.toArray();
        bytes = columns.bytes.toArray();
        labels = columns.labels.toArray();
        categories = columns.categories.toArray();
        operations = columns.operations.toArray();
        notBeforePs = columns.notBeforePs.toArray();
        labelNames = columns.labelNames.toList();
        categoryNames = columns.categoryNames.toList();
    }

    /** The columns while tasks are being added. */
    static final class Growing {
        private final IntColumn resources = new IntColumn();
        private final IntColumn secondResources = new IntColumn();
        private final LongColumn durationsPs = new LongColumn();
        private final LongColumn bytes = new LongColumn();
        private final IntColumn labels = new IntColumn();
        private final IntColumn categories = new IntColumn();
        private final IntColumn operations = new IntColumn();
        private final LongColumn notBeforePs = new LongColumn();
        private final Names labelNames = new Names();
        private final Names categoryNames = new Names();

        int count() {
            return resources.size();
        }

        String label(int task) {
            return labelNames.text(labels.get(task));
        }

        void add(int resource, String label, String category, long taskDurationPs, long taskBytes) {
            int labelNumber = labelNames.numberOf(Objects.requireNonNull(label, "label of a task"));
            int categoryNumber = categoryNames.numberOf(Objects.requireNonNull(category, "category of a task"));
            resources.add(resource);
            durationsPs.add(taskDurationPs);
            bytes.add(taskBytes);
            labels.add(labelNumber);
            categories.add(categoryNumber);
            operations.add(-1);
            notBeforePs.add(0);
        }

        int resource(int task) {
            return resources.get(task);
        }

        void second(int task, int resource) {
            while (secondResources.size() <= task) {
                secondResources.add(Program.NO_RESOURCE);
            }
            secondResources.set(task, resource);
        }

        void operation(int task, int operationId) {
            operations.set(task, operationId);
        }

        void notBefore(int task, long timePs) {
            notBeforePs.set(task, Math.max(notBeforePs.get(task), timePs));
        }

        TaskColumns toColumns() {
            return new TaskColumns(this);
        }
    }
}
